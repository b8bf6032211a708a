import { countExplored, type ExploredDefect, type Exploration } from '../../sabotage/explore/exploration.ts';
import type { Words } from '../locale/words.ts';
import { briefText, flattenText } from '../format/text.ts';
import { makePaint, type Paint, type TerminalOptions, wrapText } from './layout.ts';

/** Renders the score of generated defects for a terminal, with the survivors and the change that each made. */
export function renderExploration(
  title: string,
  exploration: Exploration,
  words: Words,
  options: TerminalOptions,
): string {
  const { width } = options;
  const paint = makePaint(options);
  const { exploration: text } = words;
  const { defects, unmodified, unparsed } = exploration;
  const isClean = unmodified.state === 'clean';
  const survivors = defects.filter(({ state }) => state === 'survived');
  const broken = defects.filter(({ state }) => state === 'crashed' || state === 'hung');
  const tone = isClean ? (survivors.length === 0 ? 'holds' : 'undecided') : 'fails';
  const wrapped = (line: string) =>
    wrapText(line, Math.max(20, width - 2)).map((part) => `  ${paint(part, 'dim')}`);
  const section = (name: string, members: readonly ExploredDefect[]) =>
    members.length === 0
      ? []
      : ['', `  ${name}`, ...members.flatMap((defect) => defectLines(defect, { words, paint, width }))];
  return [
    `${paint(isClean ? '·' : '✗', tone)} ${paint(flattenText(title), 'bold')}: ${headline(exploration, words)}`,
    ...notesOf(exploration, words).flatMap(wrapped),
    ...unparsed.flatMap(({ file, why }) => wrapped(text.unparsed(file, why))),
    ...section(text.survivors, survivors),
    ...section(text.broken, broken),
    '',
  ].join('\n');
}

function headline({ unmodified, generated, defects }: Exploration, { exploration: text }: Words): string {
  if (unmodified.state !== 'clean')
    return text.unclean(unmodified.failing, unmodified.why && briefText(unmodified.why));
  return generated === 0 ? text.none : text.score(countExplored(defects));
}

function notesOf(exploration: Exploration, { exploration: text }: Words): readonly string[] {
  const { unmodified, generated, defects, complete } = exploration;
  if (unmodified.state !== 'clean') return [];
  const { crashed, hung } = countExplored(defects);
  return [
    ...(generated === 0 ? [] : [text.tried(defects.length, generated)]),
    ...(complete ? [] : [text.interrupted]),
    ...(crashed + hung === 0 ? [] : [text.apart]),
    ...(unmodified.undecided.length === 0 ? [] : [text.undecided(unmodified.undecided)]),
  ];
}

type Layout = { readonly words: Words; readonly paint: Paint; readonly width: number };

/** Renders a defect's place and change, then why it crashed or which figures moved. */
function defectLines(defect: ExploredDefect, { words, paint, width }: Layout): readonly string[] {
  const { file, line, kind, state, why, noticedBy, undecided } = defect;
  const { exploration: text } = words;
  const survives = state === 'survived';
  const more = [
    ...(why === null ? [] : [briefText(why)]),
    ...(survives && noticedBy.length > 0 ? [text.moved(noticedBy)] : []),
    ...(survives && undecided.length > 0 ? [text.leftUndecided(undecided)] : []),
  ];
  return [
    `    ${paint(flattenText(`${file}:${line}`), 'bold')}  ${text.kind[kind]}: ${changeText(defect, words)}`,
    ...more
      .flatMap((sentence) => wrapText(sentence, Math.max(20, width - 6)))
      .map((part) => `      ${paint(part, 'dim')}`),
  ];
}

const longestChange = 60;

/** Renders the code before and after the change; a long statement is cut. */
function changeText({ kind, before, after }: ExploredDefect, { exploration: text }: Words): string {
  const flat = flattenText(before).trim();
  const shown = flat.length <= longestChange ? flat : `${flat.slice(0, longestChange - 1)}…`;
  return kind === 'line' || kind === 'argument' ? text.leftOut(shown) : `${shown} → ${flattenText(after)}`;
}
