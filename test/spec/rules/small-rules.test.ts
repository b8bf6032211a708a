import { describe, expect, it } from 'vitest';
import { didYouMean } from '../../../src/spec/did-you-mean.ts';
import { formatIssue } from '../../../src/spec/format-issue.ts';
import { parseQuantifier } from '../../../src/spec/expression/parse-quantifier.ts';
import { parseSeeds } from '../../../src/spec/values/parse-seeds.ts';

describe('didYouMean', () => {
  it.each([
    ['exepct', 'expect'],
    ['lamda', 'lambda'],
    ['testloss', 'testLoss'],
    ['SEEDS', 'seeds'],
    ['titel', 'title'],
    ['TRAINLOS', 'trainLoss'],
  ])('takes %s for %s', (word, meant) => {
    expect(didYouMean(word, ['expect', 'lambda', 'testLoss', 'trainLoss', 'seeds', 'title'])).toBe(meant);
  });

  it('suggests nothing far-fetched', () => {
    expect(didYouMean('title', ['claims', 'seeds'])).toBeUndefined();
    expect(didYouMean('w', ['b'])).toBeUndefined();
    expect(didYouMean('anything', [])).toBeUndefined();
  });
});

describe('formatIssue', () => {
  const issue = { code: 'shape', file: 'a.ts', at: { line: 3, column: 7 }, message: 'no' } as const;

  it('writes the place as editors link it', () => {
    expect(formatIssue(issue)).toBe('a.ts:3:7  no');
  });

  it('sets the hint on a line of its own', () => {
    expect(formatIssue({ ...issue, hint: 'yes' })).toBe('a.ts:3:7  no\n  yes');
  });
});

describe('parseQuantifier', () => {
  it.each([
    ['every run', { kind: 'every' }],
    ['most of 100 runs', { kind: 'most', runs: 100 }],
    [' most  of 1 run ', { kind: 'most', runs: 1 }],
    ['at least 77.5% of 100000 runs', { kind: 'at-least', percent: 77.5, runs: 100000 }],
  ])('reads %j', (text, quantifier) => {
    expect(parseQuantifier(text)).toEqual({ quantifier });
  });

  it.each([
    ['mots of 100 runs', 1],
    ['  all runs', 3],
    ['most of 0 runs', 9],
    ['most of 100001 runs', 9],
    ['most of 2.5 runs', 9],
    ['at least 0% of 10 runs', 10],
    ['at least 100% of 10 runs', 10],
    ['at least x% of 10 runs', 10],
    ['at least 5% of ten runs', 16],
  ])('refuses %j at column %i', (text, column) => {
    expect(parseQuantifier(text)).toMatchObject({ error: { column } });
  });
});

describe('parseSeeds', () => {
  it.each([
    ['1..5', [1, 2, 3, 4, 5]],
    ['0', [0]],
    ['1,2,5', [1, 2, 5]],
    ['1..3, 7', [1, 2, 3, 7]],
    ['0..9 step 3', [0, 3, 6, 9]],
    ['1..100 log 3', [1, 10, 100]],
    ['5, 10..30 step 10', [5, 10, 20, 30]],
    [4294967295, [4294967295]],
    [
      [3, 1],
      [3, 1],
    ],
  ])('reads %j', (value, seeds) => {
    expect(parseSeeds(value)).toEqual({ seeds });
  });

  it.each([
    ['5..1', /5\.\.1 runs backwards; write 1\.\.5/],
    ['-1', /-1 is not a seed/],
    [1.5, /1\.5 is not a seed/],
    [4294967296, /4294967296 is not a seed/],
    [[], /at least one/],
    [[1, 2, 1], /seed 1 stands twice/],
    ['1..3,2', /seed 2 stands twice/],
    ['1..100001', /more than 100000 seeds/],
    ['0..1 step 0.5', /0\.5 is not a seed/],
    ['1...5', /"1\.\.\.5" is not a range/],
    ['', /is not a range/],
    [null, /nothing is not a range/],
    [[1, '2'], /is not a range/],
  ])('refuses %j, and says why', (value, error) => {
    expect(parseSeeds(value)).toEqual({ error: expect.stringMatching(error) });
  });

  it('takes as many seeds as anyone can train', () => {
    expect(parseSeeds('1..100000')).toMatchObject({ seeds: { length: 100000 } });
  });
});
