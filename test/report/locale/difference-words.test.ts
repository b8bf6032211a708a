import { expect, it } from 'vitest';
import { causeText } from '../../../src/report/locale/en/cause-text.ts';
import { run } from '../../fixtures/report/chapter.ts';

const differs = { code: 'not-reproducible', run, cells: 2, repeated: 9 } as const;

it.each([
  [
    { of: 'parameter', quantity: 'w', at: 4, first: 1, second: null, when: 'each-thread' },
    /w\[4\].*then absent; .*in each thread/,
  ],
  [
    { of: 'draw', quantity: 'init', at: 0, first: null, second: null, when: 'after-others' },
    /"init".*request 1; .*made before/,
  ],
  [
    { of: 'state', quantity: 'threw', at: 0, first: null, second: null, when: 'unknown' },
    /ended as "threw", the other did not$/,
  ],
] as const)('words a difference in a $of', (difference, words) => {
  expect(causeText({ ...differs, ...difference })).toMatch(words);
});
