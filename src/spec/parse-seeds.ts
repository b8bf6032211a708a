/** Streams are seeded by 32 unsigned bits. */
export const largestSeed = 2 ** 32 - 1;
const largestCount = 100_000;

export type ParsedSeeds = { readonly seeds: readonly number[] } | { readonly error: string };

/**
 * Reads the seeds of an experiment or of a command line: `1..5`, `1,2,5`, one number, a list of
 * numbers. Distinct, in the order given.
 */
export function parseSeeds(value: unknown): ParsedSeeds {
  const parts = splitParts(value);
  if (parts === undefined)
    return { error: `${show(value)} is not a range such as 1..5, one number, or a list of numbers` };
  if (parts.length === 0) return { error: 'there is no seed in an empty list; write at least one' };
  const seeds: number[] = [];
  for (const [first, last] of parts) {
    const wrong = [first, last].find((seed) => !Number.isInteger(seed) || seed < 0 || seed > largestSeed);
    if (wrong !== undefined)
      return { error: `${wrong} is not a seed: a whole number from 0 to ${largestSeed}` };
    if (first > last) return { error: `${first}..${last} runs backwards; write ${last}..${first}` };
    if (seeds.length + last - first + 1 > largestCount)
      return { error: `more than ${largestCount} seeds; take fewer` };
    for (let seed = first; seed <= last; seed += 1) seeds.push(seed);
  }
  const seen = new Set<number>();
  const repeated = seeds.find((seed) => seen.size === seen.add(seed).size);
  return repeated === undefined ? { seeds } : { error: `seed ${repeated} stands twice; write it once` };
}

/** Ranges from first to last seed; undefined where the value is of another kind. */
function splitParts(value: unknown): readonly (readonly [number, number])[] | undefined {
  if (typeof value === 'number') return [[value, value]];
  if (Array.isArray(value)) {
    const numbers = value.filter((seed) => typeof seed === 'number');
    return numbers.length === value.length ? numbers.map((seed) => [seed, seed]) : undefined;
  }
  if (typeof value !== 'string') return undefined;
  const parts = value
    .split(',')
    .map((part) => /^\s*(-?\d+(?:\.\d+)?)\s*(?:\.\.\s*(-?\d+(?:\.\d+)?)\s*)?$/.exec(part));
  if (parts.some((part) => part === null)) return undefined;
  return parts.flatMap((part) => (part ? [[Number(part[1]), Number(part[2] ?? part[1])]] : []));
}

function show(value: unknown): string {
  if (typeof value === 'object')
    return value === null ? 'nothing' : Array.isArray(value) ? 'this list' : 'a map';
  const text = JSON.stringify(value) ?? typeof value;
  return text.length > 40 ? `${text.slice(0, 39)}…` : text;
}
