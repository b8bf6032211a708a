import { describe, expect, it } from 'vitest';
import { requireBaseline, subjectName } from '../../../../src/check/guards/baseline/require-baseline.ts';
import type { Figures } from '../../../../src/model/outcome/figures.ts';
import { absent, asRead, documentOf, file } from './blessing.ts';

const experiment = { id: 'small', subject: { file: 'small.ts', export: 'small' } };
const run: Figures = { state: 'finished', draws: {}, metrics: {}, parameters: {} };
const two = documentOf({ a: run, b: run });
const causeOf = (...[blessed, runs = ['a', 'b']]: [Parameters<typeof requireBaseline>[0], string[]?]) => {
  const found = requireBaseline(blessed, experiment, runs);
  return 'cause' in found ? found.cause : found.baseline;
};

describe('what is blessed', () => {
  it('is given where it is of this experiment and holds every run', () => {
    expect(causeOf(asRead(two))).toBe(two);
    expect(causeOf(asRead(two), [])).toBe(two);
  });

  it('cannot be used where there is none', () => {
    expect(causeOf(absent)).toEqual({ code: 'baseline-absent', file });
  });

  it('cannot be used where it cannot be read, for its reason', () => {
    expect(causeOf({ state: 'malformed', file, reason: 'no JSON' })).toEqual({
      code: 'baseline-malformed',
      file,
      reason: 'no JSON',
    });
  });

  it.each([
    ['experiment', { experiment: 'other' }, 'other, small.ts#small'],
    ['subject', { subject: 'small.ts#other' }, 'small, small.ts#other'],
  ])('cannot be used where it is of another %s', (_, change, blessed) => {
    expect(causeOf(asRead(documentOf({ a: run, b: run }, change)))).toEqual({
      code: 'baseline-foreign',
      file,
      blessed,
      own: 'small, small.ts#small',
    });
  });

  it('cannot be used where runs are missing, of which it names the first and counts the others', () => {
    expect(causeOf(asRead(two), ['a', 'toString', 'b', 'c'])).toEqual({
      code: 'baseline-stale',
      file,
      run: 'toString',
      runs: 2,
      of: 4,
    });
  });

  it('names a subject by its file and export', () => {
    expect(subjectName(experiment)).toBe('small.ts#small');
  });
});
