import { describe, expect, it } from 'vitest';
import { compareClaims, compareGuards } from '../../src/comparison/compare-questions.ts';
import { guardNames, type Experiment, type GuardName } from '../../src/model/experiment/experiment.ts';
import type { LoadedBaseline } from '../../src/model/outcome/loaded-baseline.ts';
import { experiment } from '../fixtures/report/outcome.ts';

const blessed: LoadedBaseline = { state: 'absent', file: 'a.json' };
const partsOf = (name: GuardName, change: Partial<Experiment>, other: LoadedBaseline = blessed) =>
  compareGuards(name, { experiment, blessed }, { experiment: { ...experiment, ...change }, blessed: other });

const relation = {
  id: 'a',
  with: {},
  changes: {},
  overrides: [],
  scales: {},
  exponent: 0,
  keeps: [],
  moves: [],
};

describe('the question of a guard', () => {
  it.each(guardNames)('%s is the same of the same experiment', (name) => {
    expect(partsOf(name, {})).toEqual([]);
  });

  it.each<[string, Partial<Experiment>, string]>([
    ['states', { states: { ...experiment.states, epochs: 11 } }, 'stated'],
    ['the sweep', { sweep: { lambda: [0, 7] } }, 'settings'],
    ['limits', { limits: { testLoss: 9 } }, 'settings'],
    ['the time zone', { timeZone: 'Asia/Shanghai' }, 'settings'],
    ['the locale', { locale: 'de' }, 'settings'],
    ['seeds', { seeds: [1, 2] }, 'seeds'],
  ])('of any kind differs with %s', (_, change, part) => {
    for (const name of guardNames) expect(partsOf(name, change), name).toEqual([part]);
  });

  it.each<[string, Partial<Experiment>, readonly GuardName[], string]>([
    ['orders', { orders: ['order'] }, ['streams', 'hold-out'], 'stated'],
    ['sizes', { sizes: ['lambda'] }, ['streams'], 'stated'],
    ['relations', { relations: [relation] }, ['metamorphic'], 'relations'],
    ['the reference', { equivalentTo: { file: 'b.ts', export: 'b' } }, ['equivalence'], 'subject'],
  ])('differs with %s if the guard reads them', (_, change, readers, part) => {
    for (const name of guardNames)
      expect(partsOf(name, change), name).toEqual(readers.includes(name) ? [part] : []);
  });

  it('of any kind stays with what is said of the data', () => {
    for (const name of guardNames)
      expect(partsOf(name, { data: { note: 'Another note.' } }), name).toEqual([]);
  });

  it('differs with the baseline if the guard reads it', () => {
    const other: LoadedBaseline = { state: 'absent', file: 'b.json' };
    const differing = guardNames.filter((name) => partsOf(name, {}, other).includes('blessed'));
    expect(differing).toEqual(guardNames.filter((name) => name === 'baseline' || name === 'drift'));
  });
});

it('the question of a claim differs with what counts as diverged', () => {
  const [claim] = experiment.claims;
  const limited = { ...experiment, limits: { testLoss: 9 } };
  expect(compareClaims({ experiment, claim: claim! }, { experiment: limited, claim: claim! })).toEqual([
    'settings',
  ]);
});
