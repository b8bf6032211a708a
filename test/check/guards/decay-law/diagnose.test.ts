import { describe, expect, it } from 'vitest';
import type { DecayLawMeasurement } from '../../../../src/check/guards/decay-law/measurement.ts';
import { diagnoseOffSpan } from '../../../../src/check/guards/decay-law/diagnose.ts';

const value = (change: Partial<DecayLawMeasurement>): DecayLawMeasurement => ({
  run: 'a',
  lambda: 1,
  steps: 100,
  stated: { factor: 0.99 ** 100, decay: 0.01 },
  factor: 0.5,
  unexplained: 1e-7,
  deviation: 0.1,
  foreign: null,
  biasShift: null,
  tolerance: 2e-5,
  ...change,
});
const explain = (values: readonly DecayLawMeasurement[], diverged: readonly string[] = []) =>
  diagnoseOffSpan(
    values.map((entry) => ({
      runs: [entry.run],
      probe: false,
      diverged: diverged.includes(entry.run) ? { run: entry.run, epoch: null, growth: 9 } : null,
      value: entry,
    })),
    values[0]!.run,
  );
const after = (run: string, lambda: number, steps: number, change: Partial<DecayLawMeasurement> = {}) => {
  const kept = 1 - 0.01 * lambda;
  const stated = { factor: kept ** 100, decay: 0.01 * lambda };
  return value({ run, lambda, stated, factor: kept ** steps, ...change });
};

describe('diagnoseOffSpan', () => {
  it('takes a count within a thousandth of a whole number, and no farther', () => {
    const pair = (by: number) => explain([after('a', 1, 80 * (1 + by)), after('b', 2, 80)]);
    // Near 80 steps the remaining factor may differ by 2e-5 too: 2e-5 of 0.4475, that is 4.4e-5 of ln 0.4475.
    expect(pair(4e-5)).toMatchObject({ code: 'step-count', measured: 80 });
    expect(pair(8e-5)).toMatchObject({ code: 'decay' });
    const strong = (by: number) => explain([after('a', 8, 120 * (1 + by)), after('b', 9, 120)]);
    expect(strong(9e-4)).toMatchObject({ code: 'step-count', measured: 120 });
    expect(strong(1.1e-3)).toMatchObject({ code: 'decay' });
  });

  it('does not name the stated count', () =>
    expect(explain([after('a', 1, 100), after('b', 2, 100)])).toMatchObject({ code: 'decay' }));

  it('does not take a penalty that is missing for no steps at all', () =>
    expect(explain([after('a', 1, 0), after('b', 2, 0)])).toMatchObject({ code: 'decay', measured: 0 }));

  it('asks of a start that grew no more than float32 gives', () =>
    expect(explain([value({ factor: 3, unexplained: 5e-5 })])).toMatchObject({ code: 'decay' }));

  it('asks every penalty', () =>
    expect(explain([after('a', 1, 80), after('b', 2, 80), after('c', 3, 81)])).toMatchObject({
      code: 'decay',
      run: 'c',
    }));

  it('asks runs of as many steps alone', () =>
    expect(
      explain([after('a', 1, 80, { deviation: 0.2 }), after('b', 2, 80), after('c', 3, 44, { steps: 55 })]),
    ).toMatchObject({ code: 'step-count', run: 'a', measured: 80, stated: 100 }));

  it('names no count where one run moved in another way', () =>
    expect(explain([after('a', 1, 80), after('b', 2, 80), after('c', 3, 80, { unexplained: 0.3 })])).toEqual({
      code: 'off-span-moved',
      run: 'c',
      measured: 0.3,
      stated: 0,
    }));

  it('passes over runs that diverged, and those that hold', () => {
    const odd = { unexplained: 0.3, deviation: 1 };
    expect(explain([after('a', 1, 80), after('b', 2, 80), after('c', 3, 9, odd)], ['c'])).toMatchObject({
      code: 'step-count',
    });
    const infinite = { factor: Infinity, unexplained: Number.NaN, deviation: Infinity };
    expect(explain([after('a', 1, 80), after('b', 2, 80), after('c', 3, 9, infinite)])).toMatchObject({
      code: 'step-count',
    });
    const unseen = { ...odd, stated: { factor: 9e-7, decay: 0.13 } };
    expect(explain([after('a', 1, 80), after('b', 2, 80), after('c', 13, 9, unseen)])).toMatchObject({
      code: 'step-count',
    });
    const held = { unexplained: 1e-5, deviation: 2e-5 };
    expect(explain([after('a', 1, 80), after('b', 2, 80), after('c', 3, 81, held)])).toMatchObject({
      code: 'step-count',
    });
  });

  it('looks at runs that diverged where there are no others', () =>
    expect(explain([after('a', 1, 80), after('b', 2, 80)], ['a', 'b'])).toMatchObject({
      code: 'step-count',
    }));

  it('says how far the weights are from where they should be, where nothing is left of the start', () =>
    expect(explain([value({ factor: 1e-9, unexplained: 1e-8, deviation: 0.37 })])).toEqual({
      code: 'off-span-moved',
      run: 'a',
      measured: 0.37,
      stated: 0,
    }));

  it('explains the worst run where none stayed finite', () =>
    expect(explain([value({ run: 'z', unexplained: Number.NaN, deviation: Number.NaN })])).toEqual({
      code: 'off-span-moved',
      run: 'z',
      measured: Number.NaN,
      stated: 0,
    }));

  it('explains that run, not the first', () => {
    const lost = { unexplained: Number.NaN, deviation: Number.NaN };
    const measurements = [value({ run: 'y', ...lost }), value({ run: 'z', ...lost })].map((entry) => ({
      runs: [entry.run],
      probe: false,
      diverged: null,
      value: entry,
    }));
    expect(diagnoseOffSpan(measurements, 'z')).toMatchObject({ code: 'off-span-moved', run: 'z' });
  });

  it('counts a single step', () =>
    expect(explain([after('a', 1, 1), after('b', 2, 1)])).toMatchObject({ code: 'step-count', measured: 1 }));

  it.each([1e-6, 1e-9, -0.5])('does not ask a run of which %d of the start is left', (factor) => {
    expect(explain([after('a', 1, 80), after('b', 2, 80), after('c', 3, 80, { factor })])).toMatchObject({
      code: 'step-count',
      measured: 80,
    });
    expect(explain([value({ factor })])).toMatchObject({ code: 'off-span-moved', measured: 0.1 });
  });

  it('takes a millionth, where it is what should be left, for visible', () =>
    expect(explain([value({ stated: { factor: 1e-6, decay: 0.13 } })])).toMatchObject({ code: 'decay' }));

  it.each([
    [2e-5, 'decay'],
    [2.1e-5, 'off-span-moved'],
  ])('takes what leaves %d unexplained for a multiple of the start or not: %s', (unexplained, code) =>
    expect(explain([value({ unexplained })])).toMatchObject({ code }),
  );

  it('names the decay of the strongest penalty that leaves something of the start', () =>
    expect(
      explain([after('a', 1, 150), after('b', 2, 151), after('c', 20, 152, { deviation: 0.9 })]),
    ).toMatchObject({
      code: 'decay',
      run: 'b',
      stated: 0.02,
      measured: expect.closeTo(1 - 0.98 ** 1.51, 12),
    }));

  it.each([
    { unexplained: 2e-5, deviation: 2e-4, code: 'foreign-rows' },
    { unexplained: 2.1e-5, deviation: 1, code: 'off-span-moved' },
    { unexplained: 1.1e-5, deviation: 1e-4, code: 'off-span-moved' },
  ])('asks that other rows explain all that moved: $unexplained of $deviation', ({ code, ...sizes }) => {
    const foreign = { rows: 3, first: 21, unexplained: sizes.unexplained };
    expect(explain([value({ foreign, unexplained: 0.1, deviation: sizes.deviation })])).toMatchObject({
      code,
    });
  });

  it('takes the rows from the run where they moved the weights farthest', () => {
    const foreign = { rows: 3, first: 21, unexplained: 1e-7 };
    const moved = (run: string, deviation: number, rows: number) =>
      value({ run, unexplained: 0.1, deviation, foreign: { ...foreign, rows } });
    expect(explain([moved('a', 0.1, 2), moved('b', 0.3, 4), moved('c', 0.2, 3)])).toEqual({
      code: 'foreign-rows',
      run: 'b',
      rows: 4,
      first: 21,
    });
  });
});
