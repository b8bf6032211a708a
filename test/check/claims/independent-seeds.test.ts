import { describe, expect, it } from 'vitest';
import { independentSeeds } from '../../../src/check/claims/independent-seeds.ts';
import { parsed } from '../../fixtures/sabotage/fake-sabotage.ts';

type Seed = {
  readonly low: string;
  readonly high: string;
  readonly drew?: string | null;
  readonly bare?: boolean;
};

/** A claim over two cells, and how the runs of each seed from 1 on ended. */
function decide(seeds: readonly Seed[], more = '', quantifier = `most of ${seeds.length} runs`) {
  const experiment = parsed(`
title: Two cells
subject: ../book.js#two
sweep: { lambda: [0, 1] }
seeds: 1..${seeds.length}
claims:
  - id: falls
    expect: loss(lambda=1) < loss(lambda=0)
    ${more === '' ? `in: ${quantifier}` : more}
`);
  const [claim] = experiment.claims;
  if (!claim) throw new Error('there is no claim');
  const measurements = seeds.flatMap(({ low, high, drew = 'init', bare = false }, i) =>
    [low, high].map((digest, lambda) => {
      const run = `lambda=${lambda},seed=${i + 1}`;
      const ending = { digest, parameters: !bare, drew };
      return { runs: [run], probe: false, diverged: null, value: { run, values: [lambda, null], ending } };
    }),
  );
  return independentSeeds(measurements, { experiment, claim });
}

const alike = (count: number, more: Partial<Seed> = {}) =>
  Array.from({ length: count }, (): Seed => ({ low: 'a', high: 'b', ...more }));

describe('independentSeeds takes', () => {
  it.each([
    ['all seeds that end each its own way', ['a', 'b', 'c'], [1, 2, 3]],
    ['the first of two that end alike', ['a', 'b', 'a'], [1, 2]],
    ['one of each kind', ['a', 'a', 'b', 'b', 'c'], [1, 3, 5]],
  ])('%s', (_, endings, seeds) => {
    const found = decide(endings.map((low) => ({ low, high: `${low}1` })));
    expect(found).toEqual({ state: 'seeds', seeds });
  });

  it('seeds for two that differ in one cell alone', () => {
    const found = decide([
      { low: 'a', high: 'b' },
      { low: 'a', high: 'c' },
    ]);
    expect(found).toEqual({ state: 'seeds', seeds: [1, 2] });
  });

  it('all seeds where runs that leave no parameters end alike by chance', () => {
    const wins = ['a', 'b', 'a', 'a'].map((low): Seed => ({ low, high: low, bare: true }));
    expect(decide(wins)).toEqual({ state: 'seeds', seeds: [1, 2, 3, 4] });
  });

  it('the one seed that there is', () => {
    expect(decide(alike(1))).toEqual({ state: 'seeds', seeds: [1] });
  });
});

describe('independentSeeds is undecided where all seeds end alike', () => {
  it.each([
    ['and draw nothing', { drew: null }, null],
    ['although they draw', {}, 'init'],
    ['without parameters', { drew: null, bare: true }, null],
  ])('%s', (_, more, stream) => {
    expect(decide(alike(100, more))).toEqual({
      state: 'undecided',
      cause: { code: 'seeds-alike', run: 'lambda=1,seed=1', runs: 100, stream },
    });
  });
});

describe('a claim that says it is deterministic', () => {
  const more = 'deterministic: true';

  it('is judged by one run', () => {
    expect(decide(alike(5, { drew: null }), more)).toEqual({ state: 'seeds', seeds: [1] });
  });

  it('is undecided where a run draws', () => {
    expect(decide(alike(5), more)).toMatchObject({
      state: 'undecided',
      cause: { code: 'not-deterministic', stream: 'init', other: null },
    });
  });

  it('is undecided where a seed ends otherwise', () => {
    const found = decide([...alike(2, { drew: null }), { low: 'a', high: 'c', drew: null }], more);
    expect(found).toMatchObject({
      cause: { code: 'not-deterministic', stream: null, other: 'lambda=1,seed=3' },
    });
  });
});
