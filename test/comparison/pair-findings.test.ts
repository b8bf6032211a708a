import { describe, expect, it } from 'vitest';
import type { Evidence, Finding } from '../../src/model/outcome/verdict.ts';
import { pairFindings } from '../../src/comparison/pair-findings.ts';
import { comparison, finding } from '../fixtures/report/evidence.ts';

const of = (...findings: Finding[]): Evidence => ({ kind: 'findings', findings });
const names = (base: Evidence, head: Evidence) => pairFindings(base, head).map(({ quantity }) => quantity);

describe('pairFindings', () => {
  it('leaves out what is measured as before, NaN as well', () => {
    const same = of(finding('a', 1, 1, 0), finding('b', Number.NaN, 1, 0));
    expect(pairFindings(same, structuredClone(same))).toEqual([]);
  });

  it('puts what fails now first, the farthest off in tolerances before others', () => {
    const base = of(finding('moved', 1, 1, 1), finding('near', 1, 1, 0.1), finding('far', 1, 1, 0.1));
    const head = of(finding('moved', 1.5, 1, 1), finding('near', 1.2, 1, 0.1), finding('far', 9, 1, 0.1));
    expect(names(base, head)).toEqual(['far', 'near', 'moved']);
  });

  it('takes what must be exact, and what is no number, as farthest off', () => {
    const base = of(finding('far', 1, 1, 0.1), finding('exact', 1, 1, 0));
    const head = of(finding('far', 1e9, 1, 0.1), finding('exact', 2, 1, 0));
    expect(names(base, head)).toEqual(['exact', 'far']);
    expect(names(base, of(finding('far', 1e9, 1, 0.1), finding('exact', Number.NaN, 1, 1)))).toEqual([
      'exact',
      'far',
    ]);
  });

  it('puts what fails as before after what fails now, however far off', () => {
    const base = of(finding('still', 90, 1, 0.1), finding('now', 1, 1, 0.1));
    const head = of(finding('still', 99, 1, 0.1), finding('now', 1.2, 1, 0.1));
    expect(names(base, head)).toEqual(['now', 'still']);
  });

  it('puts what holds again last', () => {
    const base = of(finding('fixed', 9, 1, 0.1), finding('moved', 1, 1, 1));
    const head = of(finding('fixed', 1, 1, 0.1), finding('moved', 1.5, 1, 1));
    expect(names(base, head)).toEqual(['moved', 'fixed']);
  });

  it('keeps what one side alone has', () => {
    const paired = pairFindings(of(finding('gone', 1, 1, 0)), of(finding('new', 2, 2, 0)));
    expect(paired.map(({ quantity, base, head }) => [quantity, base === null, head === null])).toEqual([
      ['new', true, false],
      ['gone', false, true],
    ]);
  });

  it('pairs the first of a repeated quantity with the first', () => {
    const paired = pairFindings(
      of(finding('a', 1, 1, 9), finding('a', 2, 1, 9)),
      of(finding('a', 5, 1, 9), finding('a', 2, 1, 9)),
    );
    expect(paired.map(({ base, head }) => [base?.measured, head?.measured])).toEqual([[1, 5]]);
  });

  it('is not misled by names that objects have of themselves', () =>
    expect(names(of(finding('constructor', 1, 1, 9)), of(finding('constructor', 2, 1, 9)))).toEqual([
      'constructor',
    ]));

  it('takes other evidence for none', () => expect(pairFindings(comparison([1], 1), of())).toEqual([]));
});
