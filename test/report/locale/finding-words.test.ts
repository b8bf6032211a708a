import { describe, expect, it } from 'vitest';
import { guardNames } from '../../../src/model/experiment/experiment.ts';
import type { Quantity } from '../../../src/model/outcome/quantity.ts';
import { findingWords, guardWords } from '../../../src/report/locale/en/names.ts';

describe('the words of a finding', () => {
  it.each<[Quantity, string]>([
    [{ of: 'relation', relation: 'other-order', kind: 'moves' }, 'other-order: values that did not move'],
    [{ of: 'relation', relation: 'a', kind: 'keeps' }, 'a: values that did not stay'],
    [{ of: 'relation', relation: 'scaled', kind: 'scales' }, 'scaled: values that did not scale'],
    ['noiseMean', 'mean of the noise'],
    ['noiseSd', 'noise sd'],
    ['epochs', 'epochs'],
    ['sharedDraws', 'streams that differ between the cells of a seed'],
    [{ of: 'cell', figure: 'testLoss', cell: 'lambda=5' }, 'test loss at lambda=5'],
    [{ of: 'cell', figure: 'norm(w)', cell: 'epochs=3,lambda=5' }, 'norm(w) at epochs=3,lambda=5'],
    [{ of: 'cell', figure: 'testLoss', cell: 'every run' }, 'test loss at every run'],
    [{ of: 'state', against: 'baseline' }, 'diverged (0: no, 1: yes)'],
    [{ of: 'state', against: 'reference' }, 'diverged (0: no, 1: yes)'],
    [{ of: 'draws', against: 'baseline' }, 'number of draws'],
    [{ of: 'draws', against: 'reference' }, 'number of draws'],
    [{ of: 'streams', against: 'reference' }, 'streams that differ from those of the reference'],
    [{ of: 'metric', name: 'testLoss', against: 'baseline' }, 'test loss'],
    [{ of: 'metric', name: 'trainLoss', against: 'reference' }, 'train loss'],
    [{ of: 'metric', name: 'accuracy', against: 'baseline' }, 'accuracy'],
    [{ of: 'metric', name: 'constructor', against: 'baseline' }, 'constructor'],
    [{ of: 'parameter', name: 'w', against: 'baseline' }, 'distance of w from what was blessed'],
    [{ of: 'parameter', name: 'b', against: 'reference' }, 'distance of b from the reference'],
  ])('%j', (quantity, words) => expect(findingWords(quantity)).toBe(words));
});

it('every guard says what it makes sure of', () => {
  for (const name of guardNames) expect(guardWords(name)).toMatch(/^[A-Z].*\.$/);
});
