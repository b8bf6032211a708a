/** Matches `train` or `test` as a word of a name, by case or underscores: not in `latest` or `constraint`. */
const word =
  /(?<![A-Za-z])(?:train|test)(?:ing)?(?![a-z])|(?<![A-Z])(?:Train|Test)(?:ing)?(?![a-z])|(?<![A-Za-z])(?:TRAIN|TEST)(?:ING)?(?![A-Za-z])/g;

/**
 * Returns the possible counterparts of a name, with `test` for `train` and the other way round, the likeliest
 * first. `trainingRows` may have its counterpart in `testingRows` or `testRows`. A name with neither word has
 * none.
 */
export function otherName(name: string): readonly string[] {
  const swap = (adapt: (other: string, end: string) => string) =>
    name.replaceAll(word, (found) => {
      const [, end = ''] = /(ing|ING)?$/.exec(found) ?? [];
      return adapt(swapped(found.slice(0, found.length - end.length)), end);
    });
  const isUpper = /[A-Z]{2}/.test(name);
  const candidates = [
    swap((other, end) => other + end),
    swap((other) => other),
    swap((other) => `${other}${isUpper && other === other.toUpperCase() ? 'ING' : 'ing'}`),
  ];
  return [...new Set(candidates)].filter((candidate) => candidate !== name && swapsWords(name, candidate));
}

/** Returns true if two names differ in `train` or `test`: `train` and `training` are no counterparts. */
function swapsWords(name: string, other: string): boolean {
  return /train/i.test(name) !== /train/i.test(other) || /test/i.test(name) !== /test/i.test(other);
}

function swapped(found: string): string {
  const pairs: Readonly<Record<string, string>> = {
    train: 'test',
    test: 'train',
    Train: 'Test',
    Test: 'Train',
    TRAIN: 'TEST',
    TEST: 'TRAIN',
  };
  return pairs[found] ?? found;
}
