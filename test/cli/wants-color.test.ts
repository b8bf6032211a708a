import { expect, it } from 'vitest';
import { wantsColor } from '../../src/cli/wants-color.ts';

it.each([
  [{}, true, true],
  [{}, false, false],
  [{ TERM: 'dumb' }, true, false],
  [{ TERM: 'dumb', FORCE_COLOR: '1' }, true, true],
  [{ FORCE_COLOR: '1' }, false, true],
  [{ FORCE_COLOR: '0' }, true, false],
  [{ FORCE_COLOR: 'false' }, true, false],
  [{ FORCE_COLOR: '' }, true, true],
  [{ NO_COLOR: '1', FORCE_COLOR: '1' }, true, false],
  [{ NO_COLOR: '' }, true, true],
])('wantsColor heeds %j, on a terminal %s: %s', (env, isTerminal, wanted) =>
  expect(wantsColor(env, isTerminal)).toBe(wanted),
);
