import { describe, expect, it } from 'vitest';
import { mannWhitney } from '../../src/statistics/mann-whitney.ts';
import type { NextWord } from '../../src/random/xoshiro128.ts';
import { alarmRate } from './alarm-rate.ts';
import { exitCodeOf } from './exit-code-of.ts';
import { runNullSuites, type NullTest } from './null-suites.ts';
import { nullTests } from './null-tests.ts';

/** A test whose p-values are a factor too small. */
function pTest(factor: number): NullTest {
  const sample = (next: NextWord) => Array.from({ length: 20 }, () => next());
  return {
    name: `p times ${factor}`,
    alarms: ['p below 0.01'],
    suite: (next) => [factor * mannWhitney(sample(next), sample(next)).p < 0.01],
  };
}

describe('null suites', () => {
  it('let a sound test pass, and find out one whose p-values are halved', () => {
    const [sound, biased] = [pTest(1), pTest(0.5)].map((test) => runNullSuites([test], 5000, 0.01));
    expect(sound).toMatchObject([{ suites: 5000, undecided: 0, allowed: 0.01, tooMany: false }]);
    expect(biased).toMatchObject([{ check: 'p times 0.5, p below 0.01', tooMany: true }]);
    expect(biased![0]!.alarms / 5000).toBeCloseTo(0.02, 2);
    expect([exitCodeOf(sound!), exitCodeOf([...sound!, ...biased!])]).toEqual([0, 1]);
  });

  it('count each alarm of a test for itself', () => {
    let suite = 0;
    const test: NullTest = { name: 't', alarms: ['a', 'b'], suite: () => [true, ++suite % 4 === 0] };
    expect(runNullSuites([test], 8, 0.5)).toMatchObject([
      { check: 't, a', alarms: 8, tooMany: true },
      { check: 't, b', alarms: 2, tooMany: false },
    ]);
  });

  it('are the same numbers every time, whatever is tested beside them', () => {
    const alone = runNullSuites([pTest(1)], 300, 0.01);
    expect(runNullSuites([pTest(20), pTest(1)], 300, 0.01).slice(1)).toEqual(alone);
  });
});

describe('the null tests', () => {
  it.each(nullTests)('$name: say something of every alarm, and seldom raise it', (test) => {
    const rates = runNullSuites([test], 20, 0.01);
    expect(rates.map(({ check }) => check)).toEqual(test.alarms.map((alarm) => `${test.name}, ${alarm}`));
    expect(Math.max(...rates.map(({ alarms }) => alarms))).toBeLessThanOrEqual(2);
  });
});

describe('a rate', () => {
  it('is too many where even the lower end lies above what is allowed', () => {
    const rate = (alarms: number, allowed: number) =>
      alarmRate({ check: 'c', suites: 5000, alarms, undecided: 0, allowed }).tooMany;
    expect([rate(63, 0.01), rate(64, 0.01)]).toEqual([false, true]);
    expect([rate(0, 0), rate(1, 0)]).toEqual([false, true]);
  });
});
