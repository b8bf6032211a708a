import { byDistance } from '../view/by-distance.ts';
import type { CheckView } from '../view/checks.ts';
import type { FailureView } from '../view/failures.ts';
import type { View } from '../view/outcome.ts';

/** GitHub shows this many annotations of each kind for a step, and silently drops the others. */
const maxAnnotations = 10;
/** Of these, so many may name lines of the book's code. */
const maxFailures = 3;

/**
 * Renders workflow commands that annotate the lines of the book's code that ended runs, then each failure and
 * each doubt at its line of the experiment, the worst first. Figures that only moved against blessed ones are warnings, as the exit code ranks them below
 * what is undecided.
 *
 * @param pathOf turns a file into its path from the root of the repository, by which GitHub knows it
 * @param seal by which the mouth (terminal/mouth.ts) knows that a command is ours
 */
export function renderGithub(
  views: readonly View[],
  pathOf = (file: string): string => file,
  seal = '',
): string {
  const open = views.flatMap((view) => view.open);
  const kinds = {
    error: byDistance(open.filter(({ exit }) => exit === 'fails')),
    warning: [
      ...byDistance(open.filter(({ exit }) => exit === 'undecided')),
      ...byDistance(open.filter(({ exit }) => exit === 'baseline')),
    ],
  };
  const ended = views.flatMap((view) => view.failures).flatMap((failure) => failureLine(failure, pathOf));
  const failures = ended.slice(0, maxFailures);
  const lines = Object.entries(kinds).flatMap(([kind, checks]) => {
    const [most, hidden] =
      kind === 'error'
        ? [maxAnnotations - failures.length, ended.length - failures.length]
        : [maxAnnotations, 0];
    const shown = checks.length + Math.sign(hidden) <= most ? checks : checks.slice(0, most - 1);
    const rest = checks.length - shown.length + hidden;
    const texts = views[0]?.texts;
    return [
      ...shown.map((check) => annotation(kind, check, pathOf)),
      ...(rest === 0 ? [] : [`::${kind} title=bookproof::${escapeData(`${texts?.moreInReport} ${rest}`)}`]),
    ];
  });
  return [...failures, ...lines].map((line) => `${seal}${line}\n`).join('');
}

/** Annotates the line of the book's code that ended runs; none if the line is not known. */
function failureLine(
  { place, error, runs, command }: FailureView,
  pathOf: (file: string) => string,
): readonly string[] {
  const [, file, line, column] = /^(.+):(\d+):(\d+)$/.exec(place ?? '') ?? [];
  if (file === undefined) return [];
  const properties = { file: pathOf(file), line: line ?? '1', col: column ?? '1', title: runs };
  return [`::error ${propertiesText(properties)}::${escapeData([error, command].join('\n'))}`];
}

function propertiesText(properties: Readonly<Record<string, string>>): string {
  return Object.entries(properties)
    .map(([name, value]) => `${name}=${escapeProperty(value)}`)
    .join(',');
}

function annotation(
  kind: string,
  { says, reason, commands, place, stateWords }: CheckView,
  pathOf: (file: string) => string,
): string {
  const properties = {
    file: pathOf(place.file),
    line: String(place.line),
    col: String(place.column),
    title: stateWords,
  };
  const message = [says, reason, commands.run].filter((line) => line !== null).join('\n');
  return `::${kind} ${propertiesText(properties)}::${escapeData(message)}`;
}

/** Escapes as actions/toolkit does: packages/core/src/command.ts. */
function escapeData(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
