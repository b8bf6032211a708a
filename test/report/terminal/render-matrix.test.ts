import { describe, expect, it } from 'vitest';
import type { SabotageMatrix } from '../../../src/model/outcome/sabotage-matrix.ts';
import { english } from '../../../src/report/locale/en/english.ts';
import { renderMatrix } from '../../../src/report/terminal/render-matrix.ts';
import { viewOutcome } from '../../../src/report/view/outcome.ts';
import { layOut, columnsOf } from '../../../src/report/terminal/layout.ts';
import { greenOutcome } from '../../fixtures/report/outcome.ts';
import { matrixOf, rate, rowOf, silent, undecided, unnamed } from '../../sabotage/matrices.ts';

const plain = { color: false, width: 80 };
const escape = '\u001b';

function linesOf(sabotage: SabotageMatrix, options = plain): readonly string[] {
  const view = viewOutcome({ ...greenOutcome(), sabotage }, english).sabotage;
  if (view === null) throw new Error('there is no matrix');
  return renderMatrix('Ridge,\nfrom scratch', view, options).split('\n');
}

const survivor = rowOf('longer-name', {
  state: 'survived',
  noticedBy: { trajectory: 'any' },
  cells: { falls: undecided, trajectory: silent },
});
const rows = [rowOf('a', { cells: { falls: unnamed, trajectory: rate } }), survivor];

/** As many checks as asked, each silent on the code as it is; one defect that the last of them notices. */
function manyChecks(count: number): SabotageMatrix {
  const checks = Array.from({ length: count }, (_, i) => ({
    id: `check-number-${i + 1}`,
    role: 'claim' as const,
  }));
  const cells = Object.fromEntries(checks.map(({ id }, i) => [id, i === count - 1 ? unnamed : silent]));
  return matrixOf([rowOf('a', { noticedBy: {}, cells })], { checks, whole: false });
}

describe('renderMatrix', () => {
  it('shows a letter a check, a line a defect, the code as it is first, and what lapses last', () => {
    expect(linesOf(matrixOf(rows))).toEqual([
      '✗ Ridge, from scratch: 1 of 2 defects caught, every check has caught something',
      '  experiments/ridge.sabotage.ts',
      '',
      '                 a b',
      '  ✓ unmodified   · ·',
      '  ✓ a            ○ ●',
      '  ✗ longer-name  ? ✗',
      '',
      '    a falls        b trajectory',
      '',
      '    ● notices, as expected               ? undecided',
      '    ○ notices                            ✗ does not notice, though expected',
      '    · silent                             blank: not run',
      '',
      '  ✗ longer-name survives: no check notices it',
      '  ✗ longer-name should be noticed by trajectory: it holds',
      '',
      '  1 min 1 s; slowest: longer-name 2.0 s, a 1.0 s',
      '',
    ]);
  });

  it('leaves no gap for lapses where there are none', () => {
    const lines = linesOf(matrixOf([rowOf('a', { cells: { falls: unnamed, trajectory: rate } })]));
    expect(lines[0]).toContain('✓ Ridge, from scratch: 1 of 1 defect caught');
    expect(lines.at(-3)).toBe('');
    expect(lines.at(-4)).toContain('blank: not run');
  });

  it('says what took longest, or that nothing did', () => {
    const matrix = matrixOf(rows);
    const none = { ...matrix, environment: { ...matrix.environment, rows: {} } };
    expect(linesOf(none)).toContain('  1 min 1 s; slowest: none');
  });

  it.each([60, 80, 100, 132])('keeps within %i columns, with 30 checks', (width) => {
    const lines = linesOf(manyChecks(30), { color: false, width }).slice(1);
    expect(lines.filter((line) => columnsOf(line) > width)).toEqual([]);
  });

  it('breaks no letter from its check, each in a column as wide as the others', () => {
    const lines = linesOf(manyChecks(30), plain);
    const legend = lines.filter((line) => line.includes(' check-number-'));
    expect(legend[0]).toBe('    a check-number-1    k check-number-11   u check-number-21');
    expect(legend.at(-1)).toBe('    j check-number-10   t check-number-20   D check-number-30');
    const pairs = legend.flatMap((line) => line.trim().split(/ {2,}/));
    expect(pairs).toHaveLength(30);
    expect(pairs.filter((pair) => !/^[a-zA-Z] check-number-\d+$/.test(pair))).toEqual([]);
  });

  it('goes on with capitals after the 26th check, and with a plus after the 52nd', () => {
    const head = linesOf(manyChecks(54), { color: false, width: 200 })[3];
    expect(head?.trim()).toBe([...'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ++'].join(' '));
  });

  it('puts marks side by side where the matrix would be too wide with gaps, each below its letter', () => {
    const lines = linesOf(manyChecks(30), { color: false, width: 74 });
    expect(lines[3]?.trim()).toBe('abcdefghijklmnopqrstuvwxyzABCD');
    expect(lines[5]?.indexOf('○')).toBe(lines[3]?.indexOf('D'));
    const wide = linesOf(manyChecks(30), { color: false, width: 75 });
    expect(columnsOf(wide[3] ?? '')).toBe(75);
    expect(wide[5]?.indexOf('○')).toBe(wide[3]?.indexOf('D'));
  });

  it('breaks a long lapse between words, and indents what follows', () => {
    const long = rowOf('c', { state: 'crashed', why: 'word '.repeat(40).trim(), cells: {} });
    const lines = linesOf(matrixOf([long], { whole: false }), { color: false, width: 60 });
    const from = lines.findIndex(
      (line) => line.startsWith('  ! c crashes') || line.startsWith('  ✗ c crashes'),
    );
    expect(lines[from + 1]).toMatch(/^ {4}\S/);
  });

  it('colours what is expected, what is missed and what is undecided, and says the same words', () => {
    const colored = linesOf(matrixOf(rows), { color: true, width: 80 });
    const text = colored.join('\n');
    expect(colored[5]).toContain(`○ ${escape}[32m●${escape}[39m`);
    expect(colored[6]).toContain(`${escape}[33m?${escape}[39m ${escape}[31m✗${escape}[39m`);
    expect(text.replaceAll(new RegExp(`${escape}\\[\\d+m`, 'g'), '')).toBe(
      linesOf(matrixOf(rows)).join('\n'),
    );
    expect(linesOf(matrixOf(rows)).join('\n')).not.toContain(escape);
  });

  it('obeys no control sequence in a string, and breaks no line', () => {
    const attack = `x${escape}[2J\r\ny`;
    const hostile = matrixOf(
      [rowOf(attack, { state: 'crashed', why: attack, noticedBy: { [attack]: attack }, cells: {} })],
      { file: attack, checks: [{ id: attack, role: 'claim' }] },
    );
    const wide = { color: false, width: 300 };
    const lines = linesOf(hostile, wide);
    expect(lines.join('\n')).not.toContain(escape);
    expect(lines.join('\n')).not.toContain('\r');
    const harmless = matrixOf([rowOf('a', { state: 'crashed', why: 'y', cells: {} })], {
      checks: [{ id: 'b', role: 'claim' }],
    });
    expect(lines).toHaveLength(linesOf(harmless, wide).length);
  });
});

describe('layOut', () => {
  it.each([
    [['a', 'b', 'c'], 9, ['a   b   c']],
    [['a', 'b', 'c'], 8, ['a   c', 'b']],
    [['a', 'b', 'c'], 4, ['a', 'b', 'c']],
    [['long one', 'b'], 4, ['long one', 'b']],
    [['ab', 'c', 'd', 'e'], 7, ['ab   d', 'c    e']],
    [['数', 'b', 'c'], 7, ['数   c', 'b']],
    [[], 10, []],
  ])('puts %j into %i columns', (items, width, lines) => {
    expect(layOut(items, width)).toEqual(lines);
  });
});
