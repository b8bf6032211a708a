import * as tensorflow from '@tensorflow/tfjs';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Fit, Subject } from '../../../../src/model/run/fit.ts';
import { train } from '../../../../src/run/worker/train.ts';
import type { Experiment } from '../../../../src/model/experiment/experiment.ts';
import * as heldOut from '../../../fixtures/subjects/held-out.ts';
import { checkOf, decide, experimentWith, fakeSubject, type Defect } from '../../fake-subject.ts';

const subjects = { ...heldOut };

const guards: Experiment['guards'] = [{ name: 'hold-out', at: { line: 1, column: 1 } }];
const lawless = (change: Partial<Experiment> = {}) =>
  experimentWith({ law: null, states: {}, sweep: {}, seeds: [1], guards, ...change });

/** Trains with TensorFlow.js itself, whose layers are observed. */
async function decideLayers(subject: Subject, experiment: Experiment) {
  const check = checkOf(experiment, 'hold-out');
  const measured = [];
  for (const group of check.runs()) {
    const { raw, record } = await train(tensorflow, subject, group[0]!, experiment);
    if (!raw) throw new Error(record.state === 'threw' ? record.error.message : 'no fit');
    measured.push(check.measure([raw], false));
  }
  return check.judge(measured);
}

describe('the guard hold-out, by layers', () => {
  beforeAll(async () => void (await tensorflow.setBackend('cpu')));

  it.each<[keyof typeof subjects, string, Partial<Experiment>]>([
    ['soundSplit', 'holds, undefined', { states: { trainRows: 40 } }],
    ['reshuffledSplit', 'fails, rows-shared', {}],
    ['validationSplit', 'holds, undefined', { states: { trainRows: 32 } }],
    ['validationSplit', 'fails, rows-trained', { states: { trainRows: 40 } }],
    ['validationSplit', 'fails, rows-trained', { states: { trainRows: 20 } }],
    ['overlappingValidation', 'fails, rows-shared', {}],
    ['evaluatesBoth', 'holds, undefined', {}],
    ['evaluatesTrainRowsMeanwhile', 'holds, undefined', {}],
    ['evaluatesMixed', 'fails, rows-shared', {}],
    ['evaluatesTrainRowsAlone', 'undecided, nothing-held-out', { states: { trainRows: 40 } }],
    ['coinRows', 'undecided, rows-alike', {}],
    ['oneTwinOfKnownData', 'holds, undefined', {}],
    ['oneRowOnBothSides', 'fails, rows-shared', {}],
    ['oneTwin', 'undecided, rows-alike', {}],
    ['batchMean', 'fails, row-depends', {}],
    ['folds', 'holds, undefined', {}],
  ])('%s: %s', async (name, expected, change) => {
    const subject = Object.entries(subjects).find(([key]) => key === name)?.[1];
    if (!subject) throw new Error(`there is no subject ${name}`);
    const { state, cause } = await decideLayers(subject, lawless(change));
    expect(`${state}, ${cause?.code}`).toBe(expected);
  });

  it.each<[keyof typeof subjects, number | undefined]>([
    ['reshuffledSplit', 4],
    ['overlappingValidation', undefined],
    ['evaluatesMixed', undefined],
  ])('says of %s whether evaluations held out different rows', async (name, passes) => {
    const { cause } = await decideLayers(subjects[name], lawless());
    expect(cause?.code === 'rows-shared' && [cause.passes]).toEqual([passes]);
  });

  it('leaves a run as it is without it', async () => {
    const run = { id: 'seed=1', seed: 1, settings: {}, overrides: [] };
    const [plain, observed] = [lawless({ guards: [] }), lawless()];
    for (const subject of [subjects.soundSplit, subjects.validationSplit]) {
      const { record } = await train(tensorflow, subject, run, plain);
      expect((await train(tensorflow, subject, run, observed)).record).toEqual(record);
    }
  });
});

const named =
  (train: number[] | undefined, test: number[] | undefined): Subject =>
  () => ({
    metrics: {},
    parameters: {},
    data: {
      features: Float32Array.of(1, 1, 2, 3),
      labels: Float32Array.of(0, 0, 1, 1),
      rows: 4,
      ...(train && { train: Int32Array.from(train) }),
      ...(test && { test: Int32Array.from(test) }),
    } satisfies Fit['data'],
  });

describe('the guard hold-out, by rows that are named', () => {
  it.each<[string, Subject, Partial<Experiment>, string]>([
    ['held out, though two rows are of the same content', named([0, 2], [1, 3]), {}, 'holds, undefined'],
    ['in both', named([0, 1, 2], [2, 3]), {}, 'fails, rows-shared'],
    ['trained on, and none held out', named([0, 1], undefined), {}, 'undecided, nothing-examined'],
    [
      'trained on, with the test rows stated',
      named([0, 1, 2], undefined),
      { states: { testRows: 1 } },
      'holds, undefined',
    ],
    ['trained on, one too few', named([0, 1], [3]), { states: { trainRows: 3 } }, 'fails, rows-trained'],
    ['not named at all', named(undefined, undefined), {}, 'undecided, nothing-examined'],
  ])('%s', async (_, subject, change, expected) => {
    const { state, cause } = await decide(lawless(change), 'hold-out', subject);
    expect(`${state}, ${cause?.code}`).toBe(expected);
  });

  it.each<[string, Defect, Partial<Experiment>, string]>([
    ['a law', {}, {}, 'holds, undefined'],
    [
      'a law, and the leak of 2018',
      { draws: (random) => void random.permutation('order', 39) },
      {},
      'fails, rows-shared',
    ],
    ['no law', {}, { law: null }, 'holds, undefined'],
    [
      'no law, and the leak of 2018',
      { uses: { trainRows: 39 }, returns: (fit) => ({ ...fit, data: undefined as never }) },
      { law: null },
      'fails, rows-shared',
    ],
  ])('by orders under %s', async (_, defect, change, expected) => {
    const { state, cause } = await decide(
      experimentWith({ guards, ...change }),
      'hold-out',
      fakeSubject(defect),
    );
    expect(`${state}, ${cause?.code}`).toBe(expected);
  });
});
