import { expect, it } from 'vitest';
import { claimOf, plainHead } from '../documents.ts';
import { issuesOf } from '../issues-of.ts';

const claim = claimOf('loss(lambda=0) < 1');
const issues = (data: string) =>
  issuesOf(`${plainHead}data: ${data}\n${claim}`).map(({ message, hint }) => [message, hint]);

it.each(['{ standsFor: houses }', '{ note: { en: new, zh-CN: 新 } }', '{ standsFor: a, note: b }'])(
  'data: %s says what the data stand for',
  (data) => expect(issues(data)).toEqual([]),
);

it('data without a word is refused', () => {
  expect(issues('{}')).toEqual([['"data" must have standsFor, note or both', undefined]]);
});

it('a key of data that is misspelt is named with the one that was meant', () => {
  expect(issues('{ standFor: houses, note: b }').flat().join(' ')).toContain('did you mean "standsFor"?');
});
