import type { SeedsMap } from '../../../model/outcome/outcome.ts';
import type { Words } from '../../locale/words.ts';
import { formatNumber } from '../../format/numbers.ts';
import { axisName } from '../along-axis/axis-spec.ts';

type Axis = SeedsMap['axes'][number];

/** More stretches than these are no pattern worth a sentence. */
const maxStretches = 2;

/** Says in sentences what a map shows: over all its points, and along each axis through the chapter's own point. */
export function mapFindings({ axes: [up, right], held, own, seeds }: SeedsMap, words: Words): string[] {
  if (held === null) return [];
  const { map: text } = words;
  const counts = held.flat();
  const all = counts.filter((count) => count === seeds).length;
  const none = counts.filter((count) => count === 0).length;
  const [row, column] = own?.cell ?? [];
  const lines =
    row === undefined || column === undefined
      ? []
      : [
          sliceWords(pointOf(up, row, words), right, held[row] ?? [], seeds, words),
          sliceWords(
            pointOf(right, column, words),
            up,
            held.map((each) => each[column] ?? 0),
            seeds,
            words,
          ),
        ];
  return [text.points(all, none, counts.length), ...lines.filter((line) => line !== null)];
}

/** `λ = 5`. */
function pointOf(axis: Axis, at: number, words: Words): string {
  return words.picture.setting(axisName(axis.name, words), formatNumber(axis.values[at] ?? 0, 6));
}

/** Says where along an axis the claim holds in every seed; null if that takes more than a few stretches. */
function sliceWords(
  setting: string,
  axis: Axis,
  counts: readonly number[],
  seeds: number,
  words: Words,
): string | null {
  const { map: text, join } = words;
  const name = axisName(axis.name, words);
  const stretches = stretchesOf(counts.map((count) => count === seeds));
  if (stretches.length > maxStretches) return null;
  const where = stretches.map(([first, last]) => {
    const [from, to] = [pointOf(axis, first, words), pointOf(axis, last, words)];
    const [begins, ends] = [first === 0, last === counts.length - 1];
    if (begins && ends) return text.everywhere(name);
    if (first === last) return text.stretch.alone(from);
    if (ends) return text.stretch.from(from);
    return begins ? text.stretch.upTo(to) : text.stretch.between(from, to);
  });
  return text.slice(setting, name, where.length === 0 ? null : join(where));
}

/** Returns the first and last index of every unbroken stretch of `true`. */
function stretchesOf(flags: readonly boolean[]): readonly (readonly [number, number])[] {
  const firsts = flags.flatMap((yes, at) => (yes && flags[at - 1] !== true ? [at] : []));
  const lasts = flags.flatMap((yes, at) => (yes && flags[at + 1] !== true ? [at] : []));
  return firsts.map((first, index) => [first, lasts[index] ?? first] as const);
}
