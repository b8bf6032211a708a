import { expect, it } from 'vitest';
import { causeText } from '../../src/report/locale/en/cause-text.ts';
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

it.each([
  [3, null, 'none, and 3 runs left no fit'],
  [1, 'auk', 'none, and 1 run left no fit'],
  [undefined, 'auk', 'none: did you mean "auk"?'],
  [undefined, null, 'none: name one that it knows, or remove this one'],
])('offers a name only if no other run might have answered: %s, %s', (failed, near, words) =>
  expect(
    causeText({
      code: 'metric-unreported',
      name: 'auc',
      place: 'metrics',
      known: [],
      near,
      ...(failed === undefined ? {} : { failed }),
    }),
  ).toBe(
    `no run${failed === undefined ? '' : ' that left a fit'} reported the metric "auc" of "metrics"; the code reports ${words}`,
  ),
);
