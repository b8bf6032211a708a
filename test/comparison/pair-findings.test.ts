import { describe, expect, it } from 'vitest';
import type { Quantity } from '../../src/model/outcome/quantity.ts';
import type { Evidence, Finding } from '../../src/model/outcome/verdict.ts';
import { pairFindings } from '../../src/comparison/pair-findings.ts';
import { comparison, finding } from '../fixtures/report/evidence.ts';

const of = (...findings: Finding[]): Evidence => ({ kind: 'findings', findings });
const metric = (name: string) => ({ of: 'metric', name, against: 'baseline' }) as const;
const nameOf = (quantity: Quantity) =>
  typeof quantity !== 'string' && quantity.of === 'metric' ? quantity.name : quantity;
const names = (base: Evidence, head: Evidence) =>
  pairFindings(base, head).map(({ quantity }) => nameOf(quantity));

describe('pairFindings', () => {
  it('leaves out what is measured as before, NaN as well', () => {
    const same = of(finding(metric('a'), 1, 1, 0), finding(metric('b'), Number.NaN, 1, 0));
    expect(pairFindings(same, structuredClone(same))).toEqual([]);
  });

  it('puts what fails now first, the farthest off in tolerances before others', () => {
    const base = of(
      finding(metric('moved'), 1, 1, 1),
      finding(metric('near'), 1, 1, 0.1),
      finding(metric('far'), 1, 1, 0.1),
    );
    const head = of(
      finding(metric('moved'), 1.5, 1, 1),
      finding(metric('near'), 1.2, 1, 0.1),
      finding(metric('far'), 9, 1, 0.1),
    );
    expect(names(base, head)).toEqual(['far', 'near', 'moved']);
  });

  it('takes what must be exact, and what is no number, as farthest off', () => {
    const base = of(finding(metric('far'), 1, 1, 0.1), finding(metric('exact'), 1, 1, 0));
    const head = of(finding(metric('far'), 1e9, 1, 0.1), finding(metric('exact'), 2, 1, 0));
    expect(names(base, head)).toEqual(['exact', 'far']);
    expect(
      names(base, of(finding(metric('far'), 1e9, 1, 0.1), finding(metric('exact'), Number.NaN, 1, 1))),
    ).toEqual(['exact', 'far']);
  });

  it('puts what fails as before after what fails now, however far off', () => {
    const base = of(finding(metric('still'), 90, 1, 0.1), finding(metric('now'), 1, 1, 0.1));
    const head = of(finding(metric('still'), 99, 1, 0.1), finding(metric('now'), 1.2, 1, 0.1));
    expect(names(base, head)).toEqual(['now', 'still']);
  });

  it('puts what holds again last', () => {
    const base = of(finding(metric('fixed'), 9, 1, 0.1), finding(metric('moved'), 1, 1, 1));
    const head = of(finding(metric('fixed'), 1, 1, 0.1), finding(metric('moved'), 1.5, 1, 1));
    expect(names(base, head)).toEqual(['moved', 'fixed']);
  });

  it('keeps what one side alone has', () => {
    const paired = pairFindings(of(finding(metric('gone'), 1, 1, 0)), of(finding(metric('new'), 2, 2, 0)));
    expect(
      paired.map(({ quantity, base, head }) => [nameOf(quantity), base === null, head === null]),
    ).toEqual([
      ['new', true, false],
      ['gone', false, true],
    ]);
  });

  it('pairs the first of a repeated quantity with the first', () => {
    const paired = pairFindings(
      of(finding(metric('a'), 1, 1, 9), finding(metric('a'), 2, 1, 9)),
      of(finding(metric('a'), 5, 1, 9), finding(metric('a'), 2, 1, 9)),
    );
    expect(paired.map(({ base, head }) => [base?.measured, head?.measured])).toEqual([[1, 5]]);
  });

  it('is not misled by names that objects have of themselves', () =>
    expect(
      names(of(finding(metric('constructor'), 1, 1, 9)), of(finding(metric('constructor'), 2, 1, 9))),
    ).toEqual(['constructor']));

  it('takes other evidence for none', () => expect(pairFindings(comparison([1], 1), of())).toEqual([]));
});
