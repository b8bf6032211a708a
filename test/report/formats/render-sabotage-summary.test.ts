import { describe, expect, it } from 'vitest';
import type { SabotageMatrix } from '../../../src/model/outcome/sabotage-matrix.ts';
import { summaryLimit } from '../../../src/report/formats/fit-markdown.ts';
import { english } from '../../../src/report/locale/en/english.ts';
import { renderSabotageSummary } from '../../../src/report/formats/render-sabotage-summary.ts';
import { viewOutcome } from '../../../src/report/view/outcome.ts';
import { greenOutcome } from '../../fixtures/report/outcome.ts';
import { tagsOf } from '../../fixtures/report/tags-of.ts';
import { matrixOf, rate, rowOf, silent, undecided, unnamed } from '../../sabotage/matrices.ts';

const caught = rowOf('a', { cells: { falls: unnamed, trajectory: rate } });
const survivor = rowOf('b', {
  state: 'survived',
  noticedBy: { trajectory: 'any' },
  cells: { falls: undecided, trajectory: silent },
});

const summaryOf = (sabotage: SabotageMatrix | null, limit = summaryLimit) =>
  renderSabotageSummary(viewOutcome({ ...greenOutcome(), sabotage }, english), { limit, whole: 'reports/x' });

describe('renderSabotageSummary', () => {
  it('tells how it ended, what it does not prove, and what noticed each defect', () => {
    const blocks = summaryOf(matrixOf([caught, survivor])).split('\n\n');
    expect(blocks[0]).toBe(
      '## ✗ Ridge, from scratch: 1 of 2 defects caught, every check has caught something',
    );
    expect(blocks.slice(1, 3)).toEqual([
      '- b survives: no check notices it',
      '- b should be noticed by trajectory: it holds',
    ]);
    expect(blocks[3]?.trimEnd().split('\n').slice(2)).toEqual([
      '| ✓ clean | unmodified |  |',
      '| ✓ caught | a | falls, trajectory |',
      '| ✗ survives | b |  |',
    ]);
  });

  it('leaves out what was caught before what was not', () => {
    const many = Array.from({ length: 20 }, (_, i) => rowOf(`a${i}`, { cells: caught.cells }));
    const text = summaryOf(matrixOf([...many, survivor]), { ...summaryLimit, max: 500 });
    expect(Buffer.byteLength(text)).toBeLessThanOrEqual(500);
    expect(text).toContain('| ✗ survives | b |  |');
    expect(text).not.toContain('a19');
    expect(text).toContain('The whole report: reports/x*');
  });

  it('holds no element, whatever its strings hold', () => {
    const hostile = rowOf('<img src=x>|', { cells: { falls: unnamed, trajectory: rate } });
    expect(tagsOf(summaryOf(matrixOf([hostile])))).toEqual([]);
  });

  it('is nothing before the first sabotage', () => expect(summaryOf(null)).toBe(''));
});
