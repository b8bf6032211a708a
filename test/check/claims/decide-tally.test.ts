import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decideTally } from '../../../src/check/claims/decide-tally.ts';
import type { Quantifier } from '../../../src/model/experiment/experiment.ts';

const most: Quantifier = { kind: 'most', runs: 100 };

describe('every run', () => {
  it.each([
    { held: 5, state: 'holds', spare: 0 },
    { held: 4, state: 'fails', spare: -1 },
    { held: 0, state: 'fails', spare: -5 },
  ])('with $held of 5 $state', ({ held, state, spare }) => {
    expect(decideTally(held, 5, { kind: 'every' })).toEqual({ state, tally: { held, of: 5 }, spare });
  });
});

describe('most of 100 runs', () => {
  it.each([
    { held: 100, state: 'holds' },
    { held: 67, state: 'holds' },
    { held: 66, state: 'undecided' },
    { held: 50, state: 'undecided' },
    { held: 34, state: 'undecided' },
    { held: 33, state: 'fails' },
    { held: 0, state: 'fails' },
  ])('with $held $state', ({ held, state }) => {
    expect(decideTally(held, 100, most).state).toBe(state);
  });

  it('counts the runs to spare from the fewest that hold', () => {
    expect([100, 67, 66, 0].map((held) => decideTally(held, 100, most).spare)).toEqual([33, 0, -1, -67]);
  });

  it('keeps the interval, and what is required of it', () => {
    const { tally } = decideTally(77, 100, most);
    expect(tally).toMatchObject({ held: 77, of: 100, interval: { alpha: 1e-3, required: 0.5 } });
    expect(tally.interval!.low).toBeLessThan(0.77);
    expect(tally.interval!.high).toBeGreaterThan(0.77);
  });
});

describe('most of a few runs', () => {
  it('cannot hold below eleven, and spares none', () => {
    expect(decideTally(10, 10, { kind: 'most', runs: 10 })).toMatchObject({ state: 'undecided', spare: -1 });
    expect(decideTally(11, 11, { kind: 'most', runs: 11 })).toMatchObject({ state: 'holds', spare: 0 });
  });
});

describe('at least a share of runs', () => {
  it.each([
    { percent: 50, held: 100, state: 'holds' },
    { percent: 90, held: 100, state: 'holds' },
    { percent: 95, held: 100, state: 'undecided' },
    { percent: 95, held: 80, state: 'fails' },
    { percent: 1, held: 0, state: 'undecided' },
    { percent: 10, held: 0, state: 'fails' },
  ])('of $percent % with $held of 100 $state', ({ percent, held, state }) => {
    expect(decideTally(held, 100, { kind: 'at-least', percent, runs: 100 }).state).toBe(state);
  });
});

it('one more upholding run never makes a verdict worse', () => {
  const rank = { fails: 0, undecided: 1, holds: 2 };
  const cases = fc.record({ of: fc.integer({ min: 1, max: 60 }), percent: fc.integer({ min: 1, max: 99 }) });
  fc.assert(
    fc.property(cases, fc.nat(59), ({ of, percent }, held) => {
      const decide = (k: number) => rank[decideTally(k, of, { kind: 'at-least', percent, runs: of }).state];
      const k = held % of;
      expect(decide(k + 1)).toBeGreaterThanOrEqual(decide(k));
    }),
    { seed: 1 },
  );
});

it('all of ten runs do not decide for "at least 100%", nor against it', () => {
  const { state, spare } = decideTally(10, 10, { kind: 'at-least', percent: 100, runs: 10 });
  expect([state, spare]).toEqual(['undecided', -1]);
});

it('a single run can decide, and has none to spare', () => {
  // Its interval begins at half of 1e-3.
  const { state, spare } = decideTally(1, 1, { kind: 'at-least', percent: 0.05, runs: 1 });
  expect([state, spare]).toEqual(['holds', 0]);
});
