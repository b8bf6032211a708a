import { describe, expect, it } from 'vitest';
import { concludeFindings } from '../../../src/check/findings/conclude-findings.ts';
import { holds, worstFinding } from '../../../src/check/findings/worst-finding.ts';

const observed = (measured: number, stated = 0, tolerance = 1, run = `measured ${measured}`) => ({
  run,
  measured,
  stated,
  tolerance,
});

describe('an observation holds', () => {
  it.each([
    { what: 'at its tolerance', entry: observed(1), expected: true },
    { what: 'beyond it', entry: observed(1.0001), expected: false },
    { what: 'below it', entry: observed(-1.0001), expected: false },
    { what: 'where exactly equal is asked and is', entry: observed(2, 2, 0), expected: true },
    {
      what: 'where both are infinite',
      entry: observed(Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY),
      expected: true,
    },
    { what: 'for NaN', entry: observed(Number.NaN), expected: false },
    { what: 'for NaN on both sides', entry: observed(Number.NaN, Number.NaN), expected: false },
    { what: 'for a tolerance that is NaN', entry: observed(0.5, 0, Number.NaN), expected: false },
  ])('$what: $expected', ({ entry, expected }) => {
    expect(holds(entry)).toBe(expected);
  });
});

describe('the worst finding', () => {
  it('is the farthest in units of its tolerance, and counts the runs', () => {
    expect(worstFinding('noiseSd', [observed(3, 0, 10), observed(2, 0, 1), observed(1)])).toEqual({
      quantity: 'noiseSd',
      run: 'measured 2',
      measured: 2,
      stated: 0,
      tolerance: 1,
      holds: false,
      runs: 3,
    });
  });

  it.each([[1000], [-1000]])('is NaN rather than %f', (other) => {
    expect(
      worstFinding('noiseSd', [observed(other), observed(Number.NaN), observed(other)]).measured,
    ).toBeNaN();
  });

  it('measures 0 without a sign, which JSON does not know', () => {
    expect(worstFinding('noiseSd', [observed(-0)]).measured).toBe(0);
  });

  it('is the first of equals', () => {
    expect(worstFinding('noiseSd', [observed(0, 0, 1, 'a'), observed(0, 0, 1, 'b')]).run).toBe('a');
  });
});

describe('a guard', () => {
  const finding = (measured: number, tolerance = 1) =>
    worstFinding('noiseSd', [observed(measured, 0, tolerance)]);
  const cause = { code: 'diverged', run: 'r', epoch: null, growth: null } as const;

  it('holds where all findings do, with what is left of the most used tolerance', () => {
    expect(concludeFindings([finding(0.25), finding(0.75), finding(0, 0)], () => cause)).toMatchObject({
      state: 'holds',
      margin: { value: 0.25, unit: 'tolerance' },
    });
  });

  it('fails where one does not, and asks for the cause of those alone', () => {
    let asked = 0;
    const verdict = concludeFindings([finding(0), finding(3), finding(5)], (failed) => {
      asked = failed.length;
      return cause;
    });
    expect(verdict).toMatchObject({ state: 'fails', cause, margin: { value: -4 } });
    expect(asked).toBe(2);
  });

  it('takes the margin in units of the tolerance', () => {
    expect(concludeFindings([finding(1, 4)], () => cause).margin).toMatchObject({ value: 0.75 });
  });

  it('has no margin where something exact does not hold, whatever else does', () => {
    expect(concludeFindings([finding(0.25), finding(1, 0)], () => cause).margin).toBeNull();
    expect(concludeFindings([finding(0.25), finding(3)], () => cause).margin).not.toBeNull();
  });

  it('has no margin where everything is exact', () => {
    expect(concludeFindings([finding(0, 0)], () => cause).margin).toBeNull();
  });
});
