import { describe, expect, it } from 'vitest';
import { guardNames } from '../../src/spec/experiment.ts';
import { findingWords } from '../../src/report/words/finding-words.ts';
import { guardWords } from '../../src/report/words/guard-words.ts';

describe('the words of a finding', () => {
  it.each([
    ['relation:other-order:moves', 'other-order: values that did not move'],
    ['relation:a:keeps', 'a: values that did not stay'],
    ['relation:scaled:scales', 'scaled: values that did not scale'],
    ['relation:a:other', 'relation:a:other'],
    ['noiseMean', 'mean of the noise'],
    ['trueBias', 'true bias'],
    ['constructor', 'constructor'],
  ])('%s', (code, words) => expect(findingWords(code)).toBe(words));
});

it('every guard says what it makes sure of', () => {
  for (const name of guardNames) expect(guardWords(name)).toMatch(/^[A-Z].*\.$/);
});
