import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { settingsKey } from '../../src/plan/cell-of.ts';
import {
  addTallies,
  emptyTally,
  tallyClaim,
  type ClaimTally,
  type SeedReading,
} from '../../src/check/tally-claim.ts';
import type { Claim, Experiment } from '../../src/spec/experiment.ts';
import { experiment as base } from '../fixtures/report/outcome.ts';

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
    expect(tally(falls, readingsOf({ 0: [10, 10, 10], 5: [0.5, 3, 1.5] }))).toEqual({
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
    expect(tally(falls, readingsOf({ 0: [10, 10, 10], 5: [0.5, Number.NaN, 0.5] }))).toEqual({
      held: 2,
      of: 3,
      tightest: { seed: 2, margin: null, holds: false },
    }));
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
    const holds: ClaimTally = { held: 1, of: 1, tightest: { seed: 1, margin: 0.001, holds: true } };
    const fails: ClaimTally = { held: 0, of: 1, tightest: { seed: 2, margin: -9, holds: false } };
    expect(addTallies(holds, fails)).toEqual({ held: 1, of: 2, tightest: fails.tightest });
    expect(addTallies(emptyTally, holds)).toEqual(holds);
  });
});
