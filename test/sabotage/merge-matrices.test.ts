import { describe, expect, it } from 'vitest';
import { mergeMatrices } from '../../src/sabotage/merge-matrices.ts';
import { changedSources } from '../../src/outcome/sources.ts';
import { matrixOf, rowOf, silent, undecided } from './matrices.ts';

const whole = matrixOf([rowOf('a'), rowOf('b'), rowOf('c')]);
const listed = ['a', 'b', 'c'];
const later = { ...whole.environment, started: '2027-01-01T00:00:00.000Z', total: 5 };
const unmodified = rowOf('unmodified', { state: 'unclean', cells: { falls: undecided, trajectory: silent } });
const again = rowOf('b', { state: 'survived', cells: { falls: silent, trajectory: silent } });
const part = matrixOf([again], { whole: false, unmodified, environment: { ...later, rows: { b: 7 } } });
const sources = { ...whole.sources, subject: 'other' };

describe('of an earlier matrix and a later one', () => {
  it('the later is kept where it is whole, whatever there was', () => {
    const renewed = matrixOf([rowOf('a')], { sources });
    expect(mergeMatrices(whole, renewed, ['a'])).toBe(renewed);
    expect(mergeMatrices(part, renewed, ['a'])).toBe(renewed);
  });

  it('the later is kept where there was none', () => {
    expect(mergeMatrices(null, part, listed)).toBe(part);
  });

  it('a part of the same code takes the place of its rows in the whole', () => {
    expect(mergeMatrices(whole, part, listed)).toEqual({
      ...whole,
      unmodified,
      defects: [rowOf('a'), again, rowOf('c')],
      environment: { ...whole.environment, rows: { a: 1000, b: 7, c: 3000 } },
    });
  });

  it.each(['subject', 'experiment', 'checks'] as const)(
    'a part is refused where the %s of the whole is another',
    (name) => {
      expect(
        mergeMatrices(whole, { ...part, sources: { ...part.sources, [name]: 'other' } }, listed),
      ).toBeUndefined();
    },
  );

  it('a part of other code takes the place of a part', () => {
    const renewed = { ...part, sources };
    expect(mergeMatrices({ ...whole, whole: false }, renewed, listed)).toBe(renewed);
  });

  it('two parts that hold the whole list are a whole, in the order of the list', () => {
    const others = matrixOf([rowOf('c'), rowOf('a')], { whole: false });
    const merged = mergeMatrices(part, others, listed);
    expect(merged?.whole).toBe(true);
    expect(merged?.defects.map(({ id }) => id)).toEqual(listed);
  });

  it('two parts that lack a defect of the list are none', () => {
    expect(mergeMatrices(part, matrixOf([rowOf('c')], { whole: false }), listed)).toMatchObject({
      whole: false,
      defects: [{ id: 'b' }, { id: 'c' }],
    });
  });

  it('a whole is one no more where the list has grown', () => {
    expect(mergeMatrices(whole, part, [...listed, 'd'])?.whole).toBe(false);
  });

  it('rows of defects that the list has lost are dropped, with their times', () => {
    const merged = mergeMatrices(whole, part, ['c', 'b']);
    expect(merged?.defects.map(({ id }) => id)).toEqual(['c', 'b']);
    expect(merged?.environment.rows).toEqual({ b: 7, c: 3000 });
    expect(merged?.whole).toBe(true);
  });
});

describe('changedSources', () => {
  it('names what has changed, in the order of the fields', () => {
    expect(changedSources(whole.sources, { ...whole.sources })).toEqual([]);
    expect(changedSources(whole.sources, { ...whole.sources, experiment: 'x' })).toEqual(['experiment']);
    expect(changedSources(whole.sources, { checks: 'x', experiment: 'y', subject: 'z' })).toEqual([
      'subject',
      'experiment',
      'checks',
    ]);
  });
});
