import { describe, expect, it } from 'vitest';
import { guards } from '../../src/check/guards/registry.ts';
import type { Subject } from '../../src/model/run/fit.ts';
import { guardNames, type Experiment, type GuardName } from '../../src/model/experiment/experiment.ts';
import { checkOf, decide, experimentWith, fakeSubject } from './fake-subject.ts';

const only = (name: GuardName, change: Partial<Experiment> = {}) =>
  experimentWith({ guards: [{ name, at: { line: 1, column: 1 } }], ...change });
const lawless = { law: null, states: {}, sweep: {} };
const empty: Subject = () => ({ metrics: {}, parameters: {} });

describe('a guard never holds', () => {
  it.each(guardNames)('%s, of no measurement', (name) => {
    const verdict = checkOf(only(name), name).judge([]);
    expect(verdict).toMatchObject({ state: 'undecided', cause: { code: 'nothing-examined' } });
  });

  it.each<[GuardName, Partial<Experiment>]>([
    ['streams', lawless],
    ['hold-out', lawless],
    ['metamorphic', lawless],
    ['streams', { seeds: [] }],
    ['data-law', { seeds: [] }],
    ['trajectory', { seeds: [] }],
    ['recompute', { seeds: [] }],
    ['decay-law', { seeds: [] }],
    ['closed-form', { seeds: [] }],
    ['baseline', { seeds: [] }],
    ['equivalence', { seeds: [] }],
  ])('%s, of code that does nothing and %o', async (name, change) => {
    const verdict = await decide(only(name, change), name, empty);
    expect(verdict).toMatchObject({ state: 'undecided', cause: { code: 'nothing-examined' } });
  });

  it('equivalence, of two that report nothing; it holds of two that report the same', async () => {
    const judged = async (subject: Subject) => {
      const experiment = only('equivalence', { equivalentTo: { file: 'b.ts', export: 'b' } });
      return decide(experiment, 'equivalence', subject);
    };
    expect(await judged(empty)).toMatchObject({
      state: 'undecided',
      cause: { code: 'nothing-examined', lacks: ['figures'] },
    });
    expect(await judged(fakeSubject())).toMatchObject({ state: 'holds' });
  });

  it('of all that there are', () =>
    expect(Object.keys(guards).toSorted()).toEqual([...guardNames].toSorted()));
});
