import { expect, it } from 'vitest';
import {
  observeUnreplayable,
  unreplayableCause,
  type UnreplayableDraws,
} from '../../../src/check/linear/unreplayable-draws.ts';

const odd = { kind: 'unreplayable', run: 'r', stream: 's', measured: 3, stated: 4 } as const;
const numbers = { measured: 3, stated: 4 };

it.each<[UnreplayableDraws['what'], string, object]>([
  ['order-rows', 'orderRows', numbers],
  ['order-count', 'orderCount', numbers],
  ['draw-size', 'draws', { stream: 's', ...numbers }],
  ['stream-unused', 'draws', { stream: 's' }],
])('%s is a finding of %s, and a cause with its numbers', (what, quantity, rest) => {
  expect(observeUnreplayable({ ...odd, what })).toEqual({ quantity, run: 'r', ...numbers, tolerance: 0 });
  expect(unreplayableCause({ ...odd, what })).toEqual({ code: what, run: 'r', ...rest });
});
