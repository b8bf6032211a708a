import { expect, it } from 'vitest';
import { fillTemplate } from '../../../src/report/html/handlebars.ts';

it.each([
  ['it does not hold in 3 of 5 runs', 'It does not hold in 3 of 5 runs'],
  ['precision(w) is NaN at epoch 1', 'precision(w) is NaN at epoch 1'],
  ['w[3] should have stayed', 'w[3] should have stayed'],
  ['testLoss is NaN', 'testLoss is NaN'],
  ['<b>', '&lt;b&gt;'],
])('a page begins the sentence "%s" as "%s"', (text, sentence) => {
  expect(fillTemplate({ 'a.hbs': '{{sentence text}}' }, 'a', { text })).toBe(sentence);
});
