import type { Words } from '../locale/words.ts';
import type { Table } from '../view/table.ts';
import type { CheckView } from '../view/checks.ts';
import { flattenText } from '../format/text.ts';
import { makePaint, type Paint, type TerminalOptions, columnsOf, wrapText } from './layout.ts';

/**
 * Renders all that is known of one claim or guard: the sentence, what decides it, the numbers of every run,
 * and how to make the worst run alone.
 */
export function renderExplanation(check: CheckView, words: Words, options: TerminalOptions): string {
  const { width } = options;
  const paint = makePaint(options);
  const { texts } = words;
  const { verdict, place, commands } = check;
  const fact = (name: string, value: string | null) =>
    value === null
      ? []
      : wrapText(value, Math.max(20, width - 12)).map(
          (line, i) => `  ${padEnd(i === 0 ? name : '', 10)}${line}`,
        );
  return [
    `${paint(`${verdict.symbol} ${verdict.word}`, verdict.tone)}  ${texts.role[check.role]} ${paint(flattenText(check.id), 'bold')}  ${paint(`${flattenText(place.file)}:${place.line}`, 'dim')}`,
    '',
    ...wrapText(check.says, Math.max(20, width - 2)).map((line) => `  ${line}`),
    '',
    ...fact(texts.where, check.where),
    ...fact(texts.note, check.note),
    ...fact(texts.expects, check.expression),
    ...fact('', check.quantifier),
    ...fact(texts.with, check.settings),
    ...fact(texts.decided, check.decision),
    ...fact(texts.seeds, check.prevalence?.sentence ?? null),
    ...fact(texts.map, check.map?.line ?? null),
    ...fact(texts.margin, check.margin),
    ...fact(texts.cause, check.cause),
    ...tableLines(check.evidence, words.check.evidence.verdict, paint),
    ...(commands.run === null ? [] : ['', `  ${texts.runAlone}:`, `  ${flattenText(commands.run)}`]),
    '',
  ].join('\n');
}

function padEnd(text: string, width: number): string {
  return text + ' '.repeat(Math.max(0, width - columnsOf(text)));
}

/**
 * Pads columns to their widest cell: figures to the right, the first column and those from the verdict on to
 * the left.
 */
function tableLines({ caption, columns, rows }: Table, verdict: string, paint: Paint): readonly string[] {
  if (rows.length === 0) return [];
  const verdictAt = columns.indexOf(verdict);
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
