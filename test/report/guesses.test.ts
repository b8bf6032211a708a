import { expect, it } from 'vitest';
import { growsLater } from '../../src/report/locale/grows-later.ts';
import { hasNearName } from '../../src/report/locale/has-near-name.ts';

it.each([
  [5, 1e11, true],
  [null, 1e11, true],
  [1, 1e11, false],
  [1, Number.NaN, false],
  [5, 0.5, false],
  [5, null, false],
])('steps are asked about where weights grew later than the first epoch: %s, %s', (epoch, growth, asked) =>
  expect(growsLater(epoch, growth)).toBe(asked),
);

it.each([
  ['metric "accurcy"', ['accuracy', 'loss'], true],
  ['metric "b"', ['loss'], false],
  ['metric "loss"', [], false],
  ['a run', ['a ran'], false],
])('spelling is asked about where a near name is there: %s, %j', (what, has, asked) =>
  expect(hasNearName(what, has)).toBe(asked),
);
