import type { TerminalOptions } from './render-terminal.ts';
import type { CellView, SabotageRowView, SabotageView } from './view-sabotage.ts';
import { flattenText } from './words/flatten-text.ts';
import { makePaint, type Paint } from './words/paint.ts';
import { columnsOf, wrapText } from './words/wrap-text.ts';

const letters = [...'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ'];

/** The matrix of checks and defects for a terminal: a letter a check, a line a defect; what is wrong comes last. */
export function renderMatrix(title: string, view: SabotageView, { color, width }: TerminalOptions): string {
  const paint = makePaint(color);
  const column = Math.max(...view.rows.map(({ id }) => columnsOf(id)));
  const keys = view.columns.map(({ id }, i) => ({ letter: letters[i] ?? '+', id: flattenText(id) }));
  const legend = keys.map(({ letter, id }) => `${letter} ${id}`).join('   ');
  const indented = (text: string) => wrapText(text, Math.max(20, width - 4)).map((line) => `    ${line}`);
  return [
    `${paint(view.verdict.symbol, view.verdict.state)} ${paint(flattenText(title), 'bold')}: ${view.headline}`,
    `  ${paint(flattenText(view.file), 'dim')}`,
    '',
    paint(`    ${' '.repeat(column)}  ${keys.map(({ letter }) => letter).join(' ')}`, 'dim'),
    ...view.rows.map((row) => rowLine(row, column, paint)),
    '',
    ...indented(legend).map((line) => paint(line, 'dim')),
    ...indented(
      '● notices, as expected   ○ notices   · silent   ? undecided   ✗ does not notice, though expected   blank: not run',
    ).map((line) => paint(line, 'dim')),
    ...(view.lapses.length === 0 ? [] : ['']),
    ...view.lapses.flatMap((lapse) => {
      const [first = '', ...more] = wrapText(lapse, Math.max(20, width - 4));
      return [
        `  ${paint(`${view.verdict.symbol} ${first}`, view.verdict.state)}`,
        ...more.map((line) => `    ${line}`),
      ];
    }),
    '',
    paint(`  ${view.took}; slowest: ${view.slowest || 'none'}`, 'dim'),
    '',
  ].join('\n');
}

function rowLine({ id, state, symbol, cells }: SabotageRowView, column: number, paint: Paint): string {
  const name = flattenText(id);
  const marks = cells.map((cell) => paintCell(cell, paint)).join(' ');
  return `  ${paint(symbol, state)} ${name}${' '.repeat(column - columnsOf(name))}  ${marks}`.trimEnd();
}

function paintCell({ kind, symbol }: CellView, paint: Paint): string {
  if (kind === 'missed') return paint(symbol, 'fails');
  if (kind === 'expected') return paint(symbol, 'holds');
  return kind === 'undecided' ? paint(symbol, 'undecided') : symbol;
}
