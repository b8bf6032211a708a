import { describe, expect, it } from 'vitest';
import type { Experiment, Relation } from '../../../../src/model/experiment/experiment.ts';
import {
  causeOf,
  checkOf,
  decide,
  experimentWith,
  fakeSubject,
  measureGroups,
  type Defect,
} from '../../fake-subject.ts';

const causes = (defect: Defect, experiment: Experiment) => causeOf('metamorphic', defect, experiment);
const base = 'lambda=2,seed=1';
const groupsOf = (experiment: Experiment) => checkOf(experiment, 'metamorphic').runs();

/** A relation that declares what the law's other-test-rows states. */
const testRows: Relation = {
  id: 'fresh-test-rows',
  with: {},
  changes: {},
  overrides: [{ stream: 'noise', rows: [9, 39], kind: 'from-seed', seed: 7 }],
  scales: {},
  exponent: 1,
  keeps: ['w', 'trainLoss'],
  moves: ['testLoss'],
};
const declared = (...relations: Partial<Relation>[]) =>
  experimentWith({ law: null, relations: relations.map((change) => ({ ...testRows, ...change })) });

describe('the guard metamorphic, by declared relations', () => {
  it('holds for sound code', async () => {
    expect(await causes({}, declared({}))).toBe('holds, no cause');
  });

  it('names the one that is broken, among several', async () => {
    const order: Partial<Relation> = {
      id: 'any-order',
      overrides: [{ stream: 'order', kind: 'permute', seed: 3 }],
      keeps: ['testLoss', 'b'],
      moves: [],
    };
    expect(await causes({}, declared({}, order))).toMatchObject({
      code: 'relation',
      relation: 'any-order',
      kind: 'keeps',
      quantity: 'testLoss',
      of: 'metric',
      at: 1,
    });
  });

  it('stand beside those of the law', async () => {
    const experiment = experimentWith({ relations: [{ ...testRows, keeps: ['testLoss'], moves: [] }] });
    expect(groupsOf(experiment)).toHaveLength(5);
    expect(await causes({}, experiment)).toMatchObject({ relation: 'fresh-test-rows' });
  });

  it('pass settings to both runs, and others to the second', () => {
    const relation = { with: { epochs: 2 }, changes: { batchSize: 3 }, overrides: [] };
    expect(groupsOf(declared(relation))[0]?.map(({ id }) => id)).toEqual([
      'epochs=2,lambda=2,seed=1',
      'batchSize=3,epochs=2,lambda=2,seed=1',
    ]);
  });

  it('of the same two runs are measured together, and each is decided', async () => {
    const experiment = declared({}, { id: 'other', keeps: ['testLoss'], moves: [] });
    expect(groupsOf(experiment)).toHaveLength(1);
    expect(await causes({}, experiment)).toMatchObject({ relation: 'other', quantity: 'testLoss' });
  });

  it('of one changed run, but of other base runs, are told apart', async () => {
    const shorter = { with: { epochs: 3 }, changes: { batchSize: 3 }, overrides: [], keeps: [] };
    const longer = { ...shorter, with: {}, changes: { batchSize: 3, epochs: 3 }, id: 'longer' };
    const experiment = declared(shorter, longer);
    expect(groupsOf(experiment).map(([, run]) => run?.id)).toEqual([
      'batchSize=3,epochs=3,lambda=2,seed=1',
      'batchSize=3,epochs=3,lambda=2,seed=1',
    ]);
    const { evidence } = await decide(experiment, 'metamorphic', fakeSubject());
    expect(evidence.kind === 'findings' && evidence.findings.map(({ quantity }) => quantity)).toEqual([
      { of: 'relation', relation: 'fresh-test-rows', kind: 'moves' },
      { of: 'relation', relation: 'longer', kind: 'moves' },
    ]);
  });

  it('need at least one value of another curve that they say moves', async () => {
    const frozen: Defect['returns'] = (fit, { batchSize }) => ({
      ...fit,
      metrics: { loss: [1, 2, batchSize === 3 ? 4 : 3] },
    });
    const relation = { overrides: [], changes: { batchSize: 3 }, keeps: [], moves: ['loss'] };
    expect(await causes({ returns: frozen }, declared(relation))).toBe('holds, no cause');
  });

  it('tell a zero from its negative, and take NaN for NaN', async () => {
    const relation = { overrides: [], changes: { batchSize: 3 }, keeps: ['p'], moves: [] };
    const returning =
      (one: number, two: number): NonNullable<Defect['returns']> =>
      (fit, { batchSize }) => ({
        ...fit,
        parameters: { p: Float32Array.of(1, batchSize === 3 ? one : two) },
      });
    expect(await causes({ returns: returning(-0, 0) }, declared(relation))).toMatchObject({
      at: 1,
      measured: 0,
      stated: 0,
    });
    // no value broke the relation, but the run that it starts from diverged
    expect(await causes({ returns: returning(Number.NaN, Number.NaN) }, declared(relation))).toBe(
      'undecided, relation-diverged',
    );
  });

  const nan: NonNullable<Defect['returns']> = (fit) => ({
    ...fit,
    parameters: { w: Float32Array.of(Number.NaN) },
  });
  const nanWhere =
    (
      is: (constants: Parameters<NonNullable<Defect['returns']>>[1]) => boolean,
    ): NonNullable<Defect['returns']> =>
    (fit, constants) =>
      is(constants) ? nan(fit, constants) : fit;

  it.each<[string, Partial<Relation>, NonNullable<Defect['returns']>, string]>([
    [
      'moves a value of the base run that diverged',
      { keeps: [], moves: ['w'] },
      nan,
      'undecided, relation-diverged',
    ],
    ['keeps it', { keeps: ['w'], moves: [] }, nan, 'undecided, relation-diverged'],
    ['scales it', { keeps: [], moves: [], scales: { w: 1 } }, nan, 'undecided, relation-diverged'],
    [
      'starts from settings of its own that diverge',
      { with: { epochs: 3 } },
      nanWhere(({ epochs }) => epochs === 3),
      'undecided, relation-diverged',
    ],
    [
      'leads from a sound run to one that diverged, and only moves',
      { overrides: [], changes: { epochs: 3 }, keeps: [], moves: ['w'] },
      nanWhere(({ epochs }) => epochs === 3),
      'fails, diverged',
    ],
  ])('that %s', async (_, relation, returns, expected) => {
    const { state, cause } = await decide(declared(relation), 'metamorphic', fakeSubject({ returns }));
    expect(`${state}, ${cause?.code}`).toBe(expected);
  });

  it('that are broken elsewhere fail, whatever diverged', async () => {
    const broken = { id: 'broken', keeps: ['testLoss'], moves: [] };
    const diverging = { id: 'diverging', with: { epochs: 3 } };
    const returns = nanWhere(({ epochs }) => epochs === 3);
    expect(await causes({ returns }, declared(diverging, broken))).toMatchObject({ relation: 'broken' });
  });

  it('miss values where a curve is shorter or longer', async () => {
    const relation = { overrides: [], changes: { epochs: 3 }, keeps: ['trainLoss'], moves: [] };
    expect(await causes({}, declared(relation))).toMatchObject({ at: 4, measured: Number.NaN });
    const longer = { ...relation, changes: { epochs: 5 } };
    expect(await causes({}, declared(longer))).toMatchObject({ at: 5, stated: Number.NaN });
  });

  it('scale by the power times the exponent, each quantity by its own', async () => {
    const returns: Defect['returns'] = (fit, { batchSize }) => ({
      ...fit,
      metrics: { loss: [batchSize === 3 ? 64 : 1] },
      parameters: { p: Float32Array.of(batchSize === 3 ? 2 : 16) },
    });
    const relation = { overrides: [], changes: { batchSize: 3 }, keeps: [], moves: [], exponent: 3 };
    expect(await causes({ returns }, declared({ ...relation, scales: { loss: 2, p: -1 } }))).toBe(
      'holds, no cause',
    );
    expect(await causes({ returns }, declared({ ...relation, scales: { loss: 2, p: 1 } }))).toMatchObject({
      kind: 'scales',
      quantity: 'p',
      at: 0,
      measured: 2,
      stated: 128,
    });
  });

  it.each([
    ['a quantity that the fit lacks', { keeps: ['W'] }, 'metric or parameter "W"'],
    ['a quantity that every object inherits', { keeps: ['toString'] }, 'metric or parameter "toString"'],
  ])('are undecided for %s', async (_, change, what) => {
    const { state, cause } = await decide(declared(change), 'metamorphic', fakeSubject());
    expect(state).toBe('undecided');
    expect(cause).toEqual({
      code: 'missing',
      run: base,
      what,
      has: ['trainLoss', 'testLoss', 'w', 'b'],
    });
  });

  it('are undecided for a curve of no epochs', async () => {
    const relation = { with: { epochs: 0 }, keeps: ['trainLoss'], moves: [] };
    expect((await decide(declared(relation), 'metamorphic', fakeSubject())).cause).toMatchObject({
      what: 'values of "trainLoss"',
    });
  });

  it('are undecided where the changed run alone lacks the quantity', async () => {
    const returns: Defect['returns'] = (fit, { batchSize }) =>
      batchSize === 3 ? { ...fit, parameters: {} } : fit;
    const relation = { overrides: [], changes: { batchSize: 3 } };
    expect(await causes({ returns }, declared(relation))).toBe('undecided, missing');
  });

  it.each([
    ['a stream that the code never asks for', { stream: 'nosie', kind: 'zeros' }],
    ['a seed that is the run’s own', { stream: 'noise', kind: 'from-seed', seed: 1 }],
  ] as const)('are undecided where they hold, but change %s', async (_, override) => {
    const relation: Partial<Relation> = { overrides: [override], moves: [] };
    const { state, cause } = await decide(declared(relation), 'metamorphic', fakeSubject());
    expect(state).toBe('undecided');
    expect(cause).toMatchObject({
      what: `change of the stream "${override.stream}"`,
      has: ['features', 'noise', 'init', 'order'],
    });
  });

  it('fail all the same where what should have moved did not', async () => {
    const relation: Partial<Relation> = { overrides: [{ stream: 'nosie', kind: 'zeros' }] };
    expect(await causes({}, declared(relation))).toMatchObject({ kind: 'moves', quantity: 'testLoss' });
  });

  it('are undecided where a command line took their change from them', async () => {
    const relation = { overrides: [], changes: { batchSize: 3 }, moves: [], with: { batchSize: 3 } };
    expect((await decide(declared(relation), 'metamorphic', fakeSubject())).cause).toEqual({
      code: 'missing',
      run: 'batchSize=3,lambda=2,seed=1',
      what: 'second run with other settings',
      has: [],
    });
  });

  it('are undecided where an override asks for rows that are not drawn', async () => {
    const experiment = declared({ overrides: [{ stream: 'noise', rows: [9, 40], kind: 'zeros' }] });
    const check = checkOf(experiment, 'metamorphic');
    await expect(measureGroups(experiment, check, fakeSubject(), check.runs())).rejects.toThrow(
      'rows 9 to 40 of stream "noise" are overridden; the draw has 39 rows',
    );
  });
});
