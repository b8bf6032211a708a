import type { Words } from '../locale/words.ts';
import type { Table } from '../view/table.ts';
import type { ChangeView } from '../view/comparison/change.ts';
import type { ComparisonView, ExperimentChangeView } from '../view/comparison/comparison.ts';
import { flattenText } from '../format/text.ts';
import { makePaint, type Paint, type TerminalOptions, columnsOf, wrapText } from './layout.ts';

/**
 * Renders a comparison for a terminal: what became worse first, each change with its numbers and the command
 * that shows it.
 */
export function renderComparison(view: ComparisonView, options: TerminalOptions): string {
  const { width } = options;
  const paint = makePaint(options);
  const { own } = view;
  return [
    `${paint(view.verdict.symbol, view.verdict.state)} ${paint(view.headline, 'bold')}`,
    `  ${paint(`${own.base} ${flattenText(view.base)} · ${own.head} ${flattenText(view.head)}`, 'dim')}`,
    ...view.experiments.flatMap((experiment) => experimentLines(experiment, { paint, width, own })),
    '',
  ].join('\n');
}

type Layout = {
  readonly paint: Paint;
  readonly width: number;
  readonly own: Words['comparison']['texts'];
};

/** Further lines of a table are on the page alone. */
const maxRows = 6;

function experimentLines(view: ExperimentChangeView, layout: Layout): readonly string[] {
  const { paint, width, own } = layout;
  const { title, file, headline, why, notable, figures } = view;
  return [
    '',
    `${paint(flattenText(title), 'bold')}: ${headline}`,
    `  ${paint(flattenText(file), 'dim')}`,
    ...why.flatMap((sentence) => indent(sentence, 2, width)),
    ...notable.flatMap((change) => changeLines(change, layout)),
    ...(figures.rows.length === 0 ? [] : ['', `  ${paint(own.figures, 'dim')}`]),
    ...tableLines(figures, 2, paint),
  ];
}

function changeLines(change: ChangeView, { paint, width }: Layout): readonly string[] {
  const { symbol, tone, role, id, word, says, lines, cause, figures, commands } = change;
  return [
    '',
    `  ${paint(symbol, tone)} ${paint(flattenText(id), 'bold')}  ${paint(word, tone)}`,
    ...(role === 'claim' ? indent(says, 6, width) : []),
    ...indent(lines.join(' '), 6, width),
    ...(cause === null ? [] : indent(cause, 6, width).map((line) => paint(line, tone))),
    ...(tone === 'holds' ? [] : evidenceLines(figures, commands, paint)),
  ];
}

/** Renders numbers and commands for a change that is not good. For the others the page has them. */
function evidenceLines(figures: Table, commands: ChangeView['commands'], paint: Paint): readonly string[] {
  return [
    ...tableLines(figures, 6, paint),
    ...[commands.run, commands.explain].flatMap((command) =>
      command === null ? [] : [`      ${paint(flattenText(command), 'dim')}`],
    ),
  ];
}

function indent(text: string, columns: number, width: number): readonly string[] {
  return wrapText(text, Math.max(20, width - columns)).map((line) => ' '.repeat(columns) + line);
}

/** Pads columns to their widest cell: figures to the right, the first column to the left. */
function tableLines({ columns, rows }: Table, start: number, paint: Paint): readonly string[] {
  if (rows.length === 0) return [];
  const shown = rows.slice(0, maxRows);
  const texts = [columns, ...shown.map(({ head, cells }) => [head, ...cells])].map((row) =>
    row.map(flattenText),
  );
  const widths = columns.map((_, at) => Math.max(...texts.map((row) => columnsOf(row[at] ?? ''))));
  const [head = '', ...body] = texts.map((row) =>
    row
      .map((cell, at) => {
        const space = ' '.repeat((widths[at] ?? 0) - columnsOf(cell));
        return at === 0 ? cell + space : space + cell;
      })
      .join('  ')
      .trimEnd(),
  );
  const more = rows.length - shown.length;
  return [paint(head, 'dim'), ...body, ...(more === 0 ? [] : [paint(`… +${more}`, 'dim')])].map(
    (line) => ' '.repeat(start) + line,
  );
}
