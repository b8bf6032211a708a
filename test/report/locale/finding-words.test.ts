import { describe, expect, it } from 'vitest';
import { guardNames } from '../../../src/model/experiment/experiment.ts';
import { findingWords, guardWords } from '../../../src/report/locale/en/names.ts';

describe('the words of a finding', () => {
  it.each([
    ['relation:other-order:moves', 'other-order: values that did not move'],
    ['relation:a:keeps', 'a: values that did not stay'],
    ['relation:scaled:scales', 'scaled: values that did not scale'],
    ['relation:a:other', 'relation:a:other'],
    ['noiseMean', 'mean of the noise'],
    ['trueBias', 'true bias'],
    ['constructor', 'constructor'],
    ['testLoss at lambda=5', 'test loss at lambda=5'],
    ['norm(w) at epochs=3,lambda=5', 'norm(w) at epochs=3,lambda=5'],
    ['testLoss at every run', 'test loss at every run'],
    ['blessed state', 'diverged (0: no, 1: yes)'],
    ['reference state', 'diverged (0: no, 1: yes)'],
    ['blessed draws', 'number of draws'],
    ['reference draws', 'number of draws'],
    ['reference streams', 'streams that differ from those of the reference'],
    ['sharedDraws', 'streams that differ between the cells of a seed'],
    ['blessed metric testLoss', 'test loss'],
    ['reference metric trainLoss', 'train loss'],
    ['blessed metric accuracy', 'accuracy'],
    ['blessed parameter w', 'distance of w from what was blessed'],
    ['reference parameter b', 'distance of b from the reference'],
  ])('%s', (code, words) => expect(findingWords(code)).toBe(words));
});

it('every guard says what it makes sure of', () => {
  for (const name of guardNames) expect(guardWords(name)).toMatch(/^[A-Z].*\.$/);
});
