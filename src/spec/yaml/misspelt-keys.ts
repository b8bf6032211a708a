import { didYouMean } from '../did-you-mean.ts';

/** Returns the known keys that a map lacks because it misspells them, so that it has a value for them. */
export function misspeltKeys(map: object, known: readonly string[]): readonly string[] {
  return Object.keys(map)
    .filter((key) => !known.includes(key))
    .flatMap((key) => didYouMean(key, known) ?? [])
    .filter((meant) => !Object.hasOwn(map, meant));
}
