import type { TerminalOptions } from './render-terminal.ts';
import type { Table } from './table.ts';
import type { CheckView } from './view-checks.ts';
import { flattenText } from './words/flatten-text.ts';
import { makePaint, type Paint } from './words/paint.ts';
import { columnsOf, wrapText } from './words/wrap-text.ts';

/** All that is known of one claim or guard: the sentence, what decides it, the numbers of every run, and how to run the worst alone. */
export function renderExplanation(check: CheckView, { color, width }: TerminalOptions): string {
  const paint = makePaint(color);
  const { verdict, place, commands } = check;
  const fact = (name: string, value: string | null) =>
    value === null
      ? []
      : wrapText(value, Math.max(20, width - 12)).map(
          (line, i) => `  ${(i === 0 ? name : '').padEnd(10)}${line}`,
        );
  return [
    `${paint(`${verdict.symbol} ${verdict.word}`, verdict.state)}  ${check.role} ${paint(flattenText(check.id), 'bold')}  ${paint(`${flattenText(place.file)}:${place.line}`, 'dim')}`,
    '',
    ...wrapText(check.says, Math.max(20, width - 2)).map((line) => `  ${line}`),
    '',
    ...fact('where', check.where),
    ...fact('note', check.note),
    ...fact('expects', check.expression),
    ...fact('', check.quantifier),
    ...fact('with', check.settings),
    ...fact('decided', check.decision),
    ...fact('margin', check.margin),
    ...fact('cause', check.cause),
    ...tableLines(check.evidence, paint),
    ...(commands.run === null ? [] : ['', '  The deciding run alone:', `  ${flattenText(commands.run)}`]),
    '',
  ].join('\n');
}

/** Columns padded to their widest cell: figures to the right, the first and what follows the verdict to the left. */
function tableLines({ caption, columns, rows }: Table, paint: Paint): readonly string[] {
  if (rows.length === 0) return [];
  const verdictAt = columns.indexOf('Verdict');
  const lines = [columns, ...rows.map(({ head, cells }) => [head, ...cells])].map((line) =>
    line.map(flattenText),
  );
  const widths = columns.map((_, at) => Math.max(...lines.map((line) => columnsOf(line[at] ?? ''))));
  const text = lines.map((line) =>
    line
      .map((cell, at) => {
        const space = ' '.repeat((widths[at] ?? 0) - columnsOf(cell));
        return at === 0 || at >= verdictAt ? cell + space : space + cell;
      })
      .join('  ')
      .trimEnd(),
  );
  const [head = '', ...body] = text;
  const painted = body.map((line, i) => (rows[i]?.state === 'fails' ? paint(line, 'fails') : line));
  return [
    '',
    `  ${flattenText(caption)}`,
    '',
    `  ${paint(head, 'dim')}`,
    ...painted.map((line) => `  ${line}`),
  ];
}
