import { parseRanges, repeatedIn, type ParsedRanges } from './parse-ranges.ts';

/** Streams are seeded by 32 unsigned bits. */
export const largestSeed = 2 ** 32 - 1;
const largestCount = 100_000;

export type ParsedSeeds = { readonly seeds: readonly number[] } | { readonly error: string };

/**
 * Parses the seeds of an experiment or of a command line: `1..5`, `1,2,5`, `0..90 step 10`, one number, a
 * list of numbers. They must be distinct, and keep their order.
 */
export function parseSeeds(value: unknown): ParsedSeeds {
  const read = readNumbers(value);
  if ('error' in read) return read;
  const { values: seeds } = read;
  if (seeds.length === 0) return { error: 'there is no seed in an empty list; write at least one' };
  const wrong = seeds.find((seed) => !Number.isInteger(seed) || seed < 0 || seed > largestSeed);
  if (wrong !== undefined)
    return { error: `${wrong} is not a seed: a whole number from 0 to ${largestSeed}` };
  const repeated = repeatedIn(seeds);
  return repeated === undefined ? { seeds } : { error: `seed ${repeated} stands twice; write it once` };
}

function readNumbers(value: unknown): ParsedRanges {
  if (typeof value === 'string') return parseRanges(value, largestCount, 'seeds');
  const list: readonly unknown[] = Array.isArray(value) ? value : [value];
  const numbers = list.filter((seed) => typeof seed === 'number');
  return numbers.length === list.length
    ? { values: numbers }
    : { error: `${show(value)} is not a range such as 1..5, one number, or a list of numbers` };
}

function show(value: unknown): string {
  if (typeof value === 'object')
    return value === null ? 'nothing' : Array.isArray(value) ? 'this list' : 'a map';
  const text = JSON.stringify(value) ?? typeof value;
  return text.length > 40 ? `${text.slice(0, 39)}…` : text;
}
