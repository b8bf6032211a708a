import { didYouMean } from '../did-you-mean.ts';

/** Known keys that a map lacks, since it spells them otherwise: it has a value for them all the same. */
export function misspeltKeys(map: object, known: readonly string[]): readonly string[] {
  return Object.keys(map)
    .filter((key) => !known.includes(key))
    .flatMap((key) => didYouMean(key, known) ?? [])
    .filter((meant) => !Object.hasOwn(map, meant));
}
