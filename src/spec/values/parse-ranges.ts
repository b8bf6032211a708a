export type ParsedRanges = { readonly values: readonly number[] } | { readonly error: string };

/**
 * Parses numbers from text: `1..20`, `0..1 step 0.1`, `1e-4..1e2 log 7`, `0.1, 1..5`. This is the one grammar
 * for sweeps, `with`, maps, seeds and the command line.
 *
 * @param most how many numbers there may be
 * @param unit the word for them in the message if there are more
 */
export function parseRanges(text: string, most: number, unit = 'values'): ParsedRanges {
  const tooMany = { error: `more than ${most} ${unit}; take fewer` };
  const values: number[] = [];
  for (const part of text.split(',')) {
    const range = readRange(part);
    if (range === undefined)
      return {
        error: `${JSON.stringify(clip(text))} is not a range such as 1..20, 0..1 step 0.1 or 1e-4..1e2 log 7, one number, or a list of numbers`,
      };
    const { first, last } = range;
    if (first > last) return { error: `${first}..${last} runs backwards; write ${last}..${first}` };
    const count = countOf(range);
    if (typeof count !== 'number') return count;
    if (values.length + count > most) return tooMany;
    for (let i = 0; i < count; i++) values.push(pointOf(range, i));
  }
  return { values };
}

/** Returns the first value that repeats an earlier one. */
export function repeatedIn<Value>(values: readonly Value[]): Value | undefined {
  const seen = new Set<Value>();
  return values.find((value) => seen.size === seen.add(value).size);
}

type Range = {
  readonly first: number;
  readonly last: number;
  readonly by?: 'step' | 'log';
  readonly size: number;
};

const numberText = String.raw`[+-]?(?:\d+(?:\.\d+)?|\.\d+)(?:[eE][+-]?\d+)?`;
const rangePattern = new RegExp(
  String.raw`^\s*(${numberText})\s*(?:\.\.(?!\.)\s*(${numberText})\s*(?:(step|log)\s+(${numberText})\s*)?)?$`,
);

/**
 * Parses one part: a number of any kind, a range of whole numbers, a range in steps, or points evenly spread
 * by their logarithms.
 */
function readRange(text: string): Range | undefined {
  const [, from, to = from, by, size = '1'] = rangePattern.exec(text) ?? [];
  const [first, last, count] = [Number(from) + 0, Number(to) + 0, Number(size)];
  if (![first, last, count].every(Number.isFinite)) return undefined;
  if (from !== to && by === undefined && !(Number.isInteger(first) && Number.isInteger(last)))
    return undefined;
  return { first, last, size: count, ...(by === 'step' || by === 'log' ? { by } : {}) };
}

/** Returns how many numbers a range has, or what is wrong with it. */
function countOf({ first, last, by, size }: Range): number | { readonly error: string } {
  if (by === 'log')
    return first <= 0 || !Number.isInteger(size) || size < 2
      ? { error: `${first}..${last} log ${size} needs ends above 0 and two points or more` }
      : size;
  if (size <= 0) return { error: `a step of ${size} leads nowhere; write one above 0` };
  return Math.floor((last - first) / size + 1e-9) + 1; // 0..0.3 step 0.1 has 0.3, binary or not
}

function pointOf({ first, last, by, size }: Range, i: number): number {
  if (by === 'log') return plain(first * Math.exp((i * Math.log(last / first)) / (size - 1)));
  return plain(first + i * size);
}

/** Rounds off what binary fractions add: 0.3, not 0.30000000000000004. */
function plain(value: number): number {
  return Number(value.toPrecision(12)) + 0; // no −0
}

function clip(text: string): string {
  return text.length > 40 ? `${text.slice(0, 39)}…` : text;
}
