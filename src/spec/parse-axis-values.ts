/** More than these can neither be told apart in a picture nor read in a table. */
export const mostValues = 60;

export type ParsedValues = { readonly values: readonly number[] } | { readonly error: string };

/** Reads the values of a map's axis: one number, a list of numbers, or text with ranges: `1..20`, `1,2,5`, `0.1, 1..5`. */
export function parseAxisValues(value: number | string | readonly number[]): ParsedValues {
  const values: number[] = [];
  const ranges = typeof value === 'string' ? value.split(',').map(readRange) : [];
  if (typeof value !== 'string') values.push(...(typeof value === 'number' ? [value] : value));
  for (const range of ranges) {
    if (range === undefined)
      return {
        error: `${JSON.stringify(value)} is not a range such as 1..20, one number, or a list of numbers`,
      };
    const { first, last } = range;
    if (first > last) return { error: `${first}..${last} runs backwards; write ${last}..${first}` };
    if (last - first >= mostValues) return { error: tooMany };
    for (let next = first; next <= last; next += 1) values.push(next);
  }
  if (values.length > mostValues) return { error: tooMany };
  const repeated = values.find((each, index) => values.indexOf(each) < index);
  return repeated === undefined ? { values } : { error: `${repeated} stands twice; write it once` };
}

const tooMany = `more than ${mostValues} values; take fewer`;

/** A whole range, or one number of any kind. */
function readRange(text: string): { readonly first: number; readonly last: number } | undefined {
  const range = /^\s*(-?\d+)\s*\.\.\s*(-?\d+)\s*$/.exec(text);
  if (range) return { first: Number(range[1]), last: Number(range[2]) };
  const one = /^\s*[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?\s*$/.test(text) ? Number(text) : Number.NaN;
  return Number.isFinite(one) ? { first: one, last: one } : undefined;
}
