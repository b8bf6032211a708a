import { beforeAll, describe, expect, it } from 'vitest';
import { judgeAgain } from '../../src/outcome/judge-again.ts';
import type { Outcome } from '../../src/model/outcome/outcome.ts';
import { parseOutcome } from '../../src/outcome/parse-outcome.ts';
import { serialiseOutcome } from '../../src/outcome/serialise-outcome.ts';
import type { Subject } from '../../src/model/run/fit.ts';
import { fakeSubject, type Defect } from '../check/fake-subject.ts';
import { runSmall } from './small-outcome.ts';

const returning = (returns: Defect['returns']): Subject => fakeSubject(returns ? { returns } : {});
const throwing: Subject = (settings, random) => {
  if (settings['lambda'] === 2) throw new Error('two\nlines of "text"');
  return fakeSubject()(settings, random);
};

describe.each<{ what: string; subject: Subject; shows: string }>([
  { what: 'of sound code', subject: fakeSubject(), shows: '"state":"holds"' },
  {
    what: 'of code with a defect',
    subject: fakeSubject({ uses: { learningRate: 0.03 } }),
    shows: '"state":"fails"',
  },
  { what: 'of runs that threw', subject: throwing, shows: '"state":"threw"' },
  {
    what: 'of fits that lack what is needed',
    subject: returning(({ metrics }) => ({ metrics, parameters: {} })),
    shows: '"missing"',
  },
  {
    what: 'of NaN',
    subject: returning((fit) => ({
      ...fit,
      parameters: { ...fit.parameters, w: fit.parameters['w']!.fill(Number.NaN) },
    })),
    shows: '"NaN"',
  },
  {
    what: 'of infinities of both signs',
    subject: returning((fit) => ({
      ...fit,
      metrics: {
        trainLoss: [1, 1, 1, Number.NEGATIVE_INFINITY],
        testLoss: [1, 1, 1, Number.POSITIVE_INFINITY],
      },
    })),
    shows: '"-Infinity"',
  },
])('an outcome $what', ({ subject, shows }) => {
  let outcome: Outcome;
  let text = '';
  beforeAll(async () => {
    outcome = await runSmall(subject);
    text = serialiseOutcome(outcome);
  });

  it('shows what this case is about', () => {
    expect(text).toContain(shows);
  });

  it('is JSON that reads back as itself', () => {
    expect(parseOutcome(text, 'outcome.json')).toEqual(outcome);
  });

  it('is written again to the same bytes, every key in its place', () => {
    expect(serialiseOutcome(parseOutcome(text, 'outcome.json'))).toBe(text);
  });

  it('is judged again to the same bytes', () => {
    expect(serialiseOutcome(judgeAgain(parseOutcome(text, 'outcome.json')))).toBe(text);
  });
});

describe('judging again', () => {
  it('decides anew from the measurements, not from the verdicts', async () => {
    const outcome = await runSmall(fakeSubject());
    const forged = {
      ...outcome,
      checks: outcome.checks.map((check) => ({
        ...check,
        verdict: { ...check.verdict, state: 'fails' as const },
      })),
    };
    expect(judgeAgain(forged)).toEqual(outcome);
  });
});

describe('the text of an outcome', () => {
  it('has a line for each entry of a top-level list', async () => {
    const outcome = await runSmall(fakeSubject());
    const lines = serialiseOutcome(outcome).split('\n');
    expect(lines.filter((line) => line.startsWith('  {"id":"lambda=0,seed=1"'))).toHaveLength(1);
    expect(lines.at(-1)).toBe('');
  });
});
