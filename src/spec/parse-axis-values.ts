/** More than these can neither be told apart in a picture nor read in a table. */
export const mostValues = 60;

export type ParsedValues = { readonly values: readonly number[] } | { readonly error: string };

/**
 * Reads the values of an axis: one number, a list of numbers, or text with ranges: `1..20`, `0..1 step 0.1`,
 * `1e-4..1e2 log 7`, `0.1, 1..5`.
 */
export function parseAxisValues(value: number | string | readonly number[]): ParsedValues {
  const values: number[] = [];
  const ranges = typeof value === 'string' ? value.split(',').map(readRange) : [];
  if (typeof value !== 'string') values.push(...(typeof value === 'number' ? [value] : value));
  for (const range of ranges) {
    if (range === undefined)
      return {
        error: `${JSON.stringify(value)} is not a range such as 1..20, 0..1 step 0.1 or 1e-4..1e2 log 7, one number, or a list of numbers`,
      };
    const { first, last } = range;
    if (first > last) return { error: `${first}..${last} runs backwards; write ${last}..${first}` };
    const points = pointsOf(range);
    if ('error' in points) return points;
    values.push(...points.values);
  }
  if (values.length > mostValues) return { error: tooMany };
  const repeated = values.find((each, index) => values.indexOf(each) < index);
  return repeated === undefined ? { values } : { error: `${repeated} stands twice; write it once` };
}

const tooMany = `more than ${mostValues} values; take fewer`;

type Range = {
  readonly first: number;
  readonly last: number;
  readonly by?: 'step' | 'log';
  readonly size: number;
};

const numberText = String.raw`[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?`;
const rangePattern = new RegExp(
  String.raw`^\s*(${numberText})\s*(?:\.\.\s*(${numberText})\s*(?:(step|log)\s+(${numberText})\s*)?)?$`,
);

/** One number of any kind, a whole range, one in steps, or one of points evenly spread by their logarithms. */
function readRange(text: string): Range | undefined {
  const [, from, to = from, by, size = '1'] = rangePattern.exec(text) ?? [];
  const [first, last, count] = [Number(from), Number(to), Number(size)];
  if (![first, last, count].every(Number.isFinite)) return undefined;
  if (from !== to && by === undefined && !(Number.isInteger(first) && Number.isInteger(last)))
    return undefined;
  return { first, last, size: count, ...(by === 'step' || by === 'log' ? { by } : {}) };
}

function pointsOf({ first, last, by, size }: Range): ParsedValues {
  if (by === 'log') {
    if (first <= 0 || !Number.isInteger(size) || size < 2)
      return { error: `${first}..${last} log ${size} needs ends above 0 and two points or more` };
    if (size > mostValues) return { error: tooMany };
    const ratio = Math.log(last / first) / (size - 1);
    return { values: Array.from({ length: size }, (_, i) => plain(first * Math.exp(i * ratio))) };
  }
  if (size <= 0) return { error: `a step of ${size} leads nowhere; write one above 0` };
  const steps = Math.floor((last - first) / size + 1e-9); // 0..0.3 step 0.1 has 0.3, binary or not
  if (steps >= mostValues) return { error: tooMany };
  return { values: Array.from({ length: steps + 1 }, (_, i) => plain(first + i * size)) };
}

/** The number as it is written, without what binary fractions add: 0.3, not 0.30000000000000004. */
function plain(value: number): number {
  return Number(value.toPrecision(12));
}
