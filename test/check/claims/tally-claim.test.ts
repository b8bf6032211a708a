import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { settingsKey } from '../../../src/plan/cell-key.ts';
import {
  addTallies,
  emptyTally,
  tallyClaim,
  type ClaimTally,
  type SeedReading,
} from '../../../src/check/claims/tally-claim.ts';
import type { Claim, Experiment } from '../../../src/model/experiment/experiment.ts';
import { experiment as base } from '../../fixtures/report/outcome.ts';

const claimOf = (statement: Claim['statement']): Claim => ({
  id: 'c',
  says: 'c',
  settings: {},
  sweep: {},
  expect: '',
  statement,
  quantifier: { kind: 'every' },
  at: { line: 1, column: 1 },
});
const loss = (lambda: number) => ({ metric: 'testLoss', at: { lambda } });
const falls = claimOf({
  kind: 'comparison',
  left: { factor: 1, reading: loss(5) },
  operator: '<=',
  right: { factor: 0.1, reading: loss(0) },
});
const trend = claimOf({
  kind: 'trend',
  reading: { metric: 'testLoss', at: {} },
  direction: 'falls',
  axis: 'lambda',
});
const overEpochs = claimOf({ kind: 'trend', reading: loss(5), direction: 'falls', axis: 'epoch' });
const blowsUp = claimOf({ kind: 'state', reading: loss(5), state: 'diverges' });
const experiment: Experiment = { ...base, law: null };

/** Values by λ and seed; a seed in `diverged` diverges at λ = 5. */
function readingsOf(
  values: Readonly<Record<number, readonly (number | readonly number[])[]>>,
  diverged: readonly number[] = [],
): SeedReading {
  return (seed, _reading, _alongEpochs, key) => {
    const lambda = Object.keys(values).find((each) => settingsKey({ lambda: Number(each) }) === key);
    const value = values[Number(lambda)]?.[seed - 1] ?? Number.NaN;
    return {
      values: typeof value === 'number' ? [value] : value,
      diverged: lambda === '5' && diverged.includes(seed),
    };
  };
}

const tally = (claim: Claim, reading: SeedReading, seeds = [1, 2, 3]) =>
  tallyClaim({ experiment, claim }, seeds, reading);

describe('the tally of a claim', () => {
  it('counts the seeds at which a comparison holds, and names the one that is farthest from it', () =>
    expect(tally(falls, readingsOf({ 0: [10, 10, 10], 5: [0.5, 3, 1.5] }))).toMatchObject({
      held: 1,
      of: 3,
      tightest: { seed: 2, margin: -2, holds: false },
    }));

  it('names the seed nearest to flipping where all hold', () =>
    expect(tally(falls, readingsOf({ 0: [10, 20, 10], 5: [0.5, 0.5, 0.75] })).tightest).toEqual({
      seed: 3,
      margin: 0.25,
      holds: true,
    }));

  it('reads a trend at every value of its axis', () =>
    expect(tally(trend, readingsOf({ 0: [3, 3, 3], 1: [2, 4, 2], 5: [1, 1, 1] }))).toMatchObject({
      held: 2,
      tightest: { seed: 2, margin: -1 },
    }));

  it('reads a trend over epochs from the curve', () =>
    expect(
      tally(
        overEpochs,
        readingsOf({
          5: [
            [3, 2, 1],
            [3, 3, 1],
            [2, 1, 0.5],
          ],
        }),
      ),
    ).toMatchObject({ held: 2 }));

  it('lets no diverged run uphold a claim that does not ask for one', () =>
    expect(tally(falls, readingsOf({ 0: [10, 10, 10], 5: [0.5, 0.5, 0.5] }, [2]))).toMatchObject({
      held: 2,
      tightest: { seed: 2, holds: false },
    }));

  it('counts diverged runs for a claim that asks for them', () =>
    expect(tally(blowsUp, readingsOf({ 5: [1, 1, Number.NaN] }, [1]))).toMatchObject({ held: 2, of: 3 }));

  it('does not hold where a value is no number', () =>
    expect(tally(falls, readingsOf({ 0: [10, 10, 10], 5: [0.5, Number.NaN, 0.5] }))).toMatchObject({
      held: 2,
      of: 3,
      tightest: { seed: 2, margin: null, holds: false },
    }));
});

describe('seeds close to flipping', () => {
  const closeOf = (claim: Claim, reading: SeedReading, seeds?: readonly number[]) =>
    tally(claim, reading, seeds && [...seeds]).close.map(({ seed }) => seed);
  const tens = [10, 10, 10, 10, 10, 10];

  it.each([
    ['fails', 1.5, true],
    ['fails by a hair', 1.001, true],
    ['holds by a hair', 0.995, true],
    ['holds by two hundredths', 0.98, false],
    ['holds by far', 0.5, false],
    ['is no number', Number.NaN, true],
  ])('are those at which a comparison %s', (_, value, close) =>
    expect(closeOf(falls, readingsOf({ 0: [10], 5: [value] }), [1])).toEqual(close ? [1] : []),
  );

  it.each([
    ['two neighbours are almost equal', [100, 1.001, 1], true],
    ['one step goes the other way', [3, 1, 2], true],
    ['every step is large beside its values', [100, 1, 0.9], false],
  ])('are those at which a trend has it that %s', (_, [a, b, c], close) =>
    expect(closeOf(trend, readingsOf({ 0: [a!], 1: [b!], 5: [c!] }), [1])).toEqual(close ? [1] : []),
  );

  it('are those that fail where a claim asks whether a number is finite', () =>
    expect(closeOf(blowsUp, readingsOf({ 5: [1, Number.NaN, 1] }))).toEqual([1, 3]));

  it('are those at which any part of several flips', () => {
    const finite = { kind: 'state', reading: loss(0), state: 'finite' } as const;
    const both = claimOf({ kind: 'all', parts: [falls.statement, finite] } as Claim['statement']);
    expect(closeOf(both, readingsOf({ 0: [10, 10, 10], 5: [0.5, 0.999, 2] }))).toEqual([2, 3]);
  });

  it('are kept nearest first, and of many the first four', () =>
    expect(
      closeOf(falls, readingsOf({ 0: tens, 5: [9, 1.01, 0.5, 3, 1.001, 2] }), [1, 2, 3, 4, 5, 6]),
    ).toEqual([5, 2, 6, 4]));
});

describe('tallies of different seeds', () => {
  const some = fc
    .uniqueArray(fc.tuple(fc.nat(50), fc.integer({ min: -3, max: 3 })), {
      selector: ([seed]) => seed,
      maxLength: 12,
    })
    .map((rows) =>
      rows.map(([seed, margin]): ClaimTally => ({
        held: Number(margin > 0),
        of: 1,
        tightest: { seed, margin, holds: margin > 0 },
        close: margin < 2 ? [{ seed, distance: Math.abs(margin) }] : [],
      })),
    );

  it('add up to the same in whatever order they come', () =>
    fc.assert(
      fc.property(some, (tallies) => {
        const forwards = tallies.reduce(addTallies, emptyTally);
        expect(tallies.toReversed().reduce(addTallies, emptyTally)).toEqual(forwards);
        expect(forwards.held).toBe(tallies.filter(({ held }) => held === 1).length);
      }),
    ));

  it('keep a seed that fails before any that holds', () => {
    const [one, two] = [
      { seed: 1, distance: 0.001 },
      { seed: 2, distance: 9 },
    ];
    const holds: ClaimTally = {
      held: 1,
      of: 1,
      tightest: { seed: 1, margin: 0.001, holds: true },
      close: [one],
    };
    const fails: ClaimTally = {
      held: 0,
      of: 1,
      tightest: { seed: 2, margin: -9, holds: false },
      close: [two],
    };
    expect(addTallies(holds, fails)).toEqual({ held: 1, of: 2, tightest: fails.tightest, close: [one, two] });
    expect(addTallies(emptyTally, holds)).toEqual(holds);
  });
});
