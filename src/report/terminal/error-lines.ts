import { flattenText } from '../format/text.ts';
import type { Words } from '../locale/words.ts';
import type { ErrorView } from '../view/failures.ts';
import { makePaint, wrapText, type Paint } from './layout.ts';

type ErrorLayout = {
  readonly texts: Words['texts'];
  readonly paint?: Paint;
  readonly indent?: string;
  /** Columns; code and what was printed stay as they are, to be copied. */
  readonly width?: number;
};

/** Renders what ended a run: the error, the line of the book's code, what called it and what it printed. */
export function errorLines(
  { error, place, code, trace, output }: ErrorView,
  { texts, paint = makePaint({ color: false }), indent = '', width = Number.POSITIVE_INFINITY }: ErrorLayout,
): readonly string[] {
  const wrapped = (line: string) => wrapText(line, Math.max(20, width - indent.length - 2));
  const lines = [
    ...wrapped(error).map((line) => paint(line, 'undecided')),
    ...(place === null ? [] : [`  ${flattenText(place)}${code === null ? '' : `  ${flattenText(code)}`}`]),
    ...trace.flatMap((line) => wrapped(line).map((part) => `  ${paint(part, 'dim')}`)),
    ...(output.length === 0 ? [] : [`  ${texts.printed}`, ...output.map((line) => `  | ${line}`)]),
  ];
  return lines.map((line) => `${indent}${line}`.trimEnd());
}
