import { flattenText } from '../format/text.ts';
import { makePaint, type Paint, type TerminalOptions, columnsOf, wrapText } from './layout.ts';
import { errorLines } from './error-lines.ts';
import type { CheckView } from '../view/checks.ts';
import type { View } from '../view/outcome.ts';

const widestName = 32;
/** A text is not wrapped to fewer columns: each of its words would stand alone. */
const narrowest = 20;

/**
 * Renders the verdicts of one experiment for the end of a run: failures first, each with its cause and the
 * command that shows it alone.
 */
export function renderTerminal(view: View, options: TerminalOptions): string {
  const { width } = options;
  const paint = makePaint(options);
  const { texts } = view;
  const checks = [...view.claims, ...view.guards];
  const column = Math.min(widestName, Math.max(0, ...checks.map(({ id }) => columnsOf(id))));
  const section = (name: string, members: readonly CheckView[]) =>
    members.length === 0
      ? []
      : [
          '',
          `  ${paint(name, 'dim')}`,
          ...members.flatMap((check) => checkLines(check, { paint, column, width })),
        ];
  return [
    `${paint(view.verdict.symbol, view.verdict.tone)} ${paint(flattenText(view.title), 'bold')}: ${view.headline}`,
    `  ${paint(flattenText(view.file), 'dim')}`,
    ...(view.complete ? [] : [`  ${paint(texts.interruptedShort, 'undecided')}`]),
    ...view.changes.map((change) => `  ${paint(`${texts.changedShort} ${flattenText(change)}`, 'dim')}`),
    ...section(texts.claimsShort, view.claims),
    ...section(texts.guardsShort, view.guards),
    ...failureLines(view, paint, width),
    '',
  ].join('\n');
}

/** Renders the errors that ended runs, each with its place and the command that makes the first run alone. */
function failureLines({ failures, texts }: View, paint: Paint, width: number): readonly string[] {
  if (failures.length === 0) return [];
  return [
    '',
    `  ${paint(texts.failuresShort, 'dim')}`,
    ...failures.flatMap((failure) => [
      `  ${paint('?', 'undecided')} ${flattenText(failure.runs)}`,
      ...errorLines(failure, { texts, paint, indent: '      ', width }),
      `      ${paint(flattenText(failure.command), 'dim')}`,
    ]),
  ];
}

type Layout = { readonly paint: Paint; readonly column: number; readonly width: number };

function checkLines(check: CheckView, { paint, column, width }: Layout): readonly string[] {
  const { verdict, id, cause, commands } = check;
  const name = flattenText(id);
  const beside = 4 + column + 2;
  // In a narrow terminal the numbers stand below the name.
  const start = width - beside < narrowest ? 6 : beside;
  const gap = ' '.repeat(Math.max(2, column - columnsOf(name) + 2));
  const indent = ' '.repeat(start);
  const brief = wrapText(check.brief, Math.max(narrowest, width - start));
  const [first = '', ...more] = start === beside ? brief : ['', ...brief];
  const lines = [
    `  ${paint(verdict.symbol, verdict.tone)} ${name}${gap}${first}`.trimEnd(),
    ...more.map((line) => indent + line),
  ];
  const mapped =
    check.map === null
      ? []
      : wrapText(check.map.line, Math.max(narrowest, width - start)).map(
          (line) => indent + paint(line, 'dim'),
        );
  if (verdict.state === 'holds') return [...lines, ...mapped];
  return [
    ...lines,
    ...mapped,
    ...wrapText(`${verdict.word}: ${cause ?? check.says}`, Math.max(narrowest, width - 6)).map(
      (line) => `      ${paint(line, verdict.tone)}`,
    ),
    ...(commands.run === null ? [] : [`      ${paint(flattenText(commands.run), 'dim')}`]),
    `      ${paint(flattenText(commands.explain), 'dim')}`,
  ];
}
