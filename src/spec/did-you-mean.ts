import { distance } from 'fastest-levenshtein';

/**
 * Returns the known word that is closest to a misspelt one, or undefined if none is close. A word is close if
 * at most two letters in five differ, or if it has the same letters in another order. Letter case does not
 * count.
 */
export function didYouMean(word: string, known: readonly string[]): string | undefined {
  const near = known
    .map((candidate) => ({ candidate, steps: distance(word.toLowerCase(), candidate.toLowerCase()) }))
    .filter(({ candidate, steps }) => {
      const length = Math.max(word.length, candidate.length);
      const close = steps < length && steps <= Math.max(1, Math.floor(0.4 * length));
      return close || letters(word) === letters(candidate);
    });
  return near.toSorted((a, b) => a.steps - b.steps)[0]?.candidate;
}

/** Returns the question whether the closest known word was meant, or another hint if none is close. */
export function hintFor(word: string, known: readonly string[], otherwise: string): string {
  const meant = didYouMean(word, known);
  return meant === undefined ? otherwise : `did you mean "${meant}"?`;
}

function letters(word: string): string {
  return [...word.toLowerCase()].toSorted().join('');
}
