import type { CellView, SabotageRowView, SabotageView } from '../view/sabotage.ts';
import { flattenText } from '../format/text.ts';
import { layOut, makePaint, type Paint, type TerminalOptions, columnsOf, wrapText } from './layout.ts';

const letters = [...'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ'];

/**
 * Renders the matrix of checks and defects for a terminal: one letter for each check, one line for each
 * defect. What the matrix does not prove comes last.
 */
export function renderMatrix(title: string, view: SabotageView, options: TerminalOptions): string {
  const { width } = options;
  const paint = makePaint(options);
  const column = Math.max(...view.rows.map(({ id }) => columnsOf(flattenText(id))));
  const keys = view.columns.map(({ id }, i) => ({ letter: letters[i] ?? '+', id: flattenText(id) }));
  const gap = 6 + column + 2 * keys.length - 1 > width ? '' : ' ';
  const legend = (items: readonly string[]) =>
    layOut(items, Math.max(20, width - 4)).map((line) => paint(`    ${line}`, 'dim'));
  return [
    `${paint(view.verdict.symbol, view.verdict.state)} ${paint(flattenText(title), 'bold')}: ${view.headline}`,
    `  ${paint(flattenText(view.file), 'dim')}`,
    '',
    paint(`    ${' '.repeat(column)}  ${keys.map(({ letter }) => letter).join(gap)}`, 'dim'),
    ...view.rows.map((row) => rowLine(row, { column, gap, paint })),
    '',
    ...legend(keys.map(({ letter, id }) => `${letter} ${id}`)),
    '',
    ...legend(view.marks),
    ...(view.lapses.length === 0 ? [] : ['']),
    ...view.lapses.flatMap((problem) => {
      const [first = '', ...more] = wrapText(problem, Math.max(20, width - 4));
      return [
        `  ${paint(`${view.verdict.symbol} ${first}`, view.verdict.state)}`,
        ...more.map((line) => `    ${line}`),
      ];
    }),
    '',
    paint(`  ${flattenText(view.took)}`, 'dim'),
    '',
  ].join('\n');
}

type Layout = {
  /** Columns that the widest name takes. */
  readonly column: number;
  /** What separates the marks: nothing if the matrix would be wider than the terminal. */
  readonly gap: string;
  readonly paint: Paint;
};

function rowLine({ id, state, symbol, cells }: SabotageRowView, { column, gap, paint }: Layout): string {
  const name = flattenText(id);
  const line = cells.map((cell) => paintCell(cell, paint)).join(gap);
  return `  ${paint(symbol, state)} ${name}${' '.repeat(column - columnsOf(name))}  ${line}`.trimEnd();
}

function paintCell({ kind, symbol }: CellView, paint: Paint): string {
  if (kind === 'missed') return paint(symbol, 'fails');
  if (kind === 'expected') return paint(symbol, 'holds');
  return kind === 'undecided' ? paint(symbol, 'undecided') : symbol;
}
