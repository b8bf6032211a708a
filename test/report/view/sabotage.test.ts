import { describe, expect, it } from 'vitest';
import type { SabotageMatrix } from '../../../src/model/outcome/sabotage-matrix.ts';
import { english } from '../../../src/report/locale/en/english.ts';
import { viewOutcome } from '../../../src/report/view/outcome.ts';
import type { SabotageView } from '../../../src/report/view/sabotage.ts';
import { greenOutcome } from '../../fixtures/report/outcome.ts';
import { matrixOf, notRun, rate, rowOf, silent, undecided, unnamed } from '../../sabotage/matrices.ts';

function viewOf(sabotage: SabotageMatrix, sources = sabotage.sources): SabotageView {
  const view = viewOutcome({ ...greenOutcome(), sources, sabotage }, english).sabotage;
  if (view === null) throw new Error('there is no matrix');
  return view;
}

const both = rowOf('both', { noticedBy: { falls: 'any' }, cells: { falls: unnamed, trajectory: rate } });
const gone = rowOf('gone', { state: 'not-applied', why: 'src/a.ts:3: gone', noticedBy: {}, cells: {} });

describe('the view of a sabotage', () => {
  it('is null before the first', () => {
    expect(viewOutcome(greenOutcome(), english).sabotage).toBeNull();
  });

  it('holds where every defect is caught as expected, and says when, how long, and what took longest', () => {
    const view = viewOf(matrixOf([both, rowOf('b')]));
    expect(view).toMatchObject({
      file: 'experiments/ridge.sabotage.ts',
      verdict: { state: 'holds', symbol: '✓' },
      headline: '2 of 2 defects caught, every check has caught something',
      lapses: [],
      stale: null,
      tried: 'Tried 2026-11-23 22:47 UTC in 1 min 1 s; slowest: b 2.0 s, both 1.0 s.',
      took: '1 min 1 s; slowest: b 2.0 s, both 1.0 s',
      columns: [
        { id: 'falls', role: 'claim' },
        { id: 'trajectory', role: 'guard' },
      ],
    });
  });

  it('names the five that took longest', () => {
    const rows = ['a', 'b', 'c', 'd', 'e', 'f', 'g'].map((id) => rowOf(id));
    expect(viewOf(matrixOf([both, ...rows])).took).toBe(
      '1 min 1 s; slowest: g 8.0 s, f 7.0 s, e 6.0 s, d 5.0 s, c 4.0 s',
    );
  });

  it('fails where one survives, and counts apart what crashed, hung or was not tried', () => {
    const rows = [
      both,
      rowOf('s', { state: 'survived', cells: { falls: silent, trajectory: silent } }),
      rowOf('c', { state: 'crashed', why: 'RangeError', cells: {} }),
      rowOf('h', { state: 'hung', why: 'too long', cells: {} }),
      gone,
    ];
    expect(viewOf(matrixOf(rows))).toMatchObject({
      verdict: { state: 'fails' },
      headline: '1 of 5 defects caught, 1 crashed, 1 hung, 1 not tried, every check has caught something',
    });
  });

  it('is undecided where defects could not be tried, and nothing else is wrong', () => {
    expect(viewOf(matrixOf([both, gone])).verdict.state).toBe('undecided');
  });

  it('counts the checks that caught nothing', () => {
    expect(viewOf(matrixOf([rowOf('a')])).headline).toBe('1 of 1 defect caught, 1 check caught nothing');
  });

  it('of a part says so, and says nothing of checks that caught nothing', () => {
    expect(viewOf(matrixOf([rowOf('a')], { whole: false }))).toMatchObject({
      headline: '1 of 1 defect caught, only a part of the list was tried',
      lapses: [],
    });
  });

  it.each([
    [{ subject: 'x' }, 'the book’s code'],
    [{ experiment: 'x' }, 'the experiment'],
    [{ checks: 'x', subject: 'x' }, 'the book’s code and bookproof’s checks'],
  ])('is stale where %j has changed since', (changed, words) => {
    const matrix = matrixOf([both]);
    expect(viewOf(matrix, { ...matrix.sources, ...changed }).stale).toBe(
      `Since this was tried, ${words} changed:`,
    );
  });
});

describe('a row', () => {
  it.each([
    ['clean', 'holds', '✓', 'clean'],
    ['unclean', 'fails', '✗', 'not clean'],
    ['caught', 'holds', '✓', 'caught'],
    ['survived', 'fails', '✗', 'survives'],
    ['crashed', 'fails', '!', 'crashed'],
    ['hung', 'fails', '!', 'hung'],
    ['not-applied', 'undecided', '?', 'not tried'],
  ] as const)('that is %s has a state, a symbol and a word', (state, verdict, symbol, word) => {
    expect(viewOf(matrixOf([rowOf('a', { state })])).rows[1]).toMatchObject({
      id: 'a',
      state: verdict,
      symbol,
      word,
    });
  });

  it('of the code as it is comes first', () => {
    expect(viewOf(matrixOf([both])).rows.map(({ id }) => id)).toEqual(['unmodified', 'both']);
  });

  it('tells what each check that noticed it says, in the order of the checks', () => {
    const row = viewOf(matrixOf([{ ...both, source: 'a forum' }])).rows[1];
    expect(row).toMatchObject({ says: 'What both does.', source: 'Happened in a forum.', why: null });
    expect(row?.notices).toEqual([
      { check: 'falls', code: '', text: '' },
      { check: 'trajectory', code: 'learning-rate', text: expect.stringContaining('0.03') },
    ]);
  });
});

describe('a cell', () => {
  const cellsOf = (changed: Parameters<typeof rowOf>[1]) =>
    viewOf(matrixOf([rowOf('a', changed)])).rows[1]?.cells.map(
      ({ kind, symbol, word }) => `${kind} ${symbol} ${word}`,
    );

  it.each([
    [rate, 'expected ● notices, as expected', 'noticed ○ notices'],
    [silent, 'missed ✗ does not notice, though expected', 'silent · silent'],
    [undecided, 'missed ✗ does not notice, though expected', 'undecided ? undecided'],
    [notRun, 'missed ✗ does not notice, though expected', 'not-run   not run'],
  ])('%j has a symbol and a word, where it is expected and where not', (cell, expected, other) => {
    expect(cellsOf({ noticedBy: { falls: 'any' }, cells: { falls: cell, trajectory: cell } })).toEqual([
      expected,
      other,
    ]);
  });

  it('that a row lacks was not run', () => {
    expect(cellsOf({ noticedBy: {}, cells: {} })).toEqual(['not-run   not run', 'not-run   not run']);
  });

  it.each(['crashed', 'hung', 'not-applied'] as const)('of a defect that %s misses nothing', (state) => {
    expect(cellsOf({ state, why: '', noticedBy: { falls: 'any' }, cells: { falls: undecided } })?.[0]).toBe(
      'undecided ? undecided',
    );
  });

  it('is not expected by what every object inherits', () => {
    const row = rowOf('a', { noticedBy: {}, cells: { constructor: silent } });
    const checks = [{ id: 'constructor', role: 'claim' as const }];
    expect(viewOf(matrixOf([row], { checks })).rows[1]?.cells).toMatchObject([{ kind: 'silent' }]);
  });
});
