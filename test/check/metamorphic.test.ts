import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { scaledRelation } from '../../src/oracle/linear-relations.ts';
import { sweepRuns } from '../../src/plan/sweep-runs.ts';
import type { Random } from '../../src/random/random.ts';
import type { Subject } from '../../src/run/fit.ts';
import type { Relation } from '../../src/spec/experiment.ts';
import {
  causeOf,
  checkOf,
  decide,
  experimentWith,
  fakeSubject,
  measureGroups,
  states,
  type Defect,
} from './fake-subject.ts';

const causes = (defect: Defect, experiment = experimentWith()) => causeOf('metamorphic', defect, experiment);
const base = 'lambda=2,seed=1';
const constants = { ...states, lambda: 2 };
const groupsOf = (experiment = experimentWith()) => checkOf(experiment, 'metamorphic').runs();

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

/** The small chapter with a stream handed out otherwise than it was drawn. */
function withRandom(change: (random: Random) => Partial<Random>): Subject {
  return (settings, random) => fakeSubject()(settings, { ...random, ...change(random) });
}
const ascending = (n: number) => Int32Array.from({ length: n }, (_, i) => i);
const sorted: Defect['visits'] = (order) => Array.from(order).toSorted((a, b) => a - b);

describe('the guard metamorphic, under a law', () => {
  it('holds for sound code, exactly', async () => {
    const verdict = await decide(experimentWith(), 'metamorphic', fakeSubject());
    expect(verdict).toMatchObject({ state: 'holds', margin: null });
    expect(verdict.cause).toBeUndefined();
  });

  it('has one finding a relation and kind, of the changed run, and of two runs', async () => {
    const { evidence } = await decide(experimentWith(), 'metamorphic', fakeSubject());
    if (evidence.kind !== 'findings') throw new Error(evidence.kind);
    const changed = groupsOf().map(([, run]) => run?.id);
    expect(evidence.findings.map(({ quantity, run }) => [quantity, changed.indexOf(run)])).toEqual([
      ['relation:scaled:scales', 0],
      ['relation:other-test-rows:keeps', 1],
      ['relation:other-test-rows:moves', 1],
      ['relation:other-order:moves', 2],
      ['relation:other-start:moves', 3],
    ]);
    for (const finding of evidence.findings)
      expect(finding).toMatchObject({ measured: 0, stated: 0, tolerance: 0, holds: true, runs: 2 });
  });

  it('compares with the last cell of the sweep at the first seed', () => {
    const experiment = experimentWith({ sweep: { lambda: [0, 1, 2] }, seeds: [5, 1] });
    expect(groupsOf(experiment).map(([run]) => run?.id)).toEqual([
      'lambda=2,trueBias=0.7,trueWeight=0.3,seed=5',
      'lambda=2,seed=5',
      'lambda=2,seed=5',
      'lambda=2,seed=5',
    ]);
    expect(groupsOf(experiment)[2]?.[1]?.overrides).toEqual([
      { stream: 'order', kind: 'from-seed', seed: 6 },
    ]);
  });

  it('takes another seed also where there is none beyond', () => {
    const experiment = experimentWith({ seeds: [2 ** 32 - 1] });
    expect(groupsOf(experiment)[2]?.[1]?.overrides).toMatchObject([{ seed: 0 }]);
  });

  it('scales what a command line sets, not what the experiment states', () => {
    const [pair] = groupsOf(experimentWith({ settings: { trueWeight: 0.5 } }));
    expect(pair?.map(({ settings }) => settings['trueWeight'])).toEqual([0.5, 4]);
  });

  it('names training that sees a test row', async () => {
    const visits: Defect['visits'] = (order) => [...Array.from(order), 9];
    expect(await causes({ visits })).toMatchObject({
      code: 'relation',
      relation: 'other-test-rows',
      kind: 'keeps',
      quantity: 'w',
      of: 'parameter',
      at: 0,
      run: groupsOf()[1]?.[1]?.id,
      other: base,
    });
  });

  it('counts each value that breaks a relation', async () => {
    const visits: Defect['visits'] = (order) => [...Array.from(order), 9];
    const { evidence } = await decide(experimentWith(), 'metamorphic', fakeSubject({ visits }));
    const findings = evidence.kind === 'findings' ? evidence.findings : [];
    // 40 weights, one bias, and the train loss of each of 4 epochs
    expect(findings.map(({ measured, holds }) => [measured, holds])).toEqual([
      [0, true],
      [45, false],
      [0, true],
      [0, true],
      [0, true],
    ]);
  });

  it('names an order that is drawn and not followed', async () => {
    const { cause, evidence } = await decide(
      experimentWith(),
      'metamorphic',
      fakeSubject({ visits: sorted }),
    );
    expect(cause).toMatchObject({
      code: 'relation',
      relation: 'other-order',
      kind: 'moves',
      quantity: 'w',
      at: 0,
      run: groupsOf()[2]?.[1]?.id,
    });
    expect(cause).toHaveProperty('measured', cause?.code === 'relation' ? cause.stated : undefined);
    expect(evidence.kind === 'findings' ? evidence.findings[3] : null).toMatchObject({ measured: 40 });
  });

  it('names an order that is never drawn', async () => {
    const never = withRandom(() => ({ permutation: (_, n) => ascending(n) }));
    expect((await decide(experimentWith(), 'metamorphic', never)).cause).toMatchObject({
      relation: 'other-order',
      kind: 'moves',
      quantity: 'w',
    });
  });

  it('names a start that is drawn and not taken', async () => {
    const elsewhere = withRandom(({ normal }) => ({
      normal: (stream, shape) => {
        const drawn = normal(stream, shape);
        return stream === 'init' ? drawn.fill(0) : drawn;
      },
    }));
    expect((await decide(experimentWith(), 'metamorphic', elsewhere)).cause).toMatchObject({
      relation: 'other-start',
      kind: 'moves',
      quantity: 'w',
      run: groupsOf()[3]?.[1]?.id,
    });
  });

  it('names a penalty that does not scale, such as L1', async () => {
    expect(await causes({ penalty: Math.sign })).toMatchObject({
      code: 'relation',
      relation: 'scaled',
      kind: 'scales',
      quantity: 'w',
      at: 0,
      run: groupsOf()[0]?.[1]?.id,
      other: 'lambda=2,trueBias=0.7,trueWeight=0.3,seed=1',
    });
  });

  it('names a constant added to a reported loss, and by how much it is off', async () => {
    const returns: Defect['returns'] = (fit) => ({
      ...fit,
      metrics: { ...fit.metrics, testLoss: fit.metrics['testLoss']!.map((loss) => loss + 0.5) },
    });
    const cause = await causes({ returns });
    expect(cause).toMatchObject({
      code: 'relation',
      relation: 'scaled',
      kind: 'scales',
      quantity: 'testLoss',
      of: 'metric',
      at: 1,
    });
    if (typeof cause === 'string' || cause.code !== 'relation') throw new Error('no relation');
    expect(cause.stated - cause.measured).toBeCloseTo(0.5 * (64 - 1), 9);
  });

  it('names the first epoch that breaks a relation', async () => {
    const returns: Defect['returns'] = (fit) => {
      const [first, second, ...rest] = fit.metrics['trainLoss']!;
      return { ...fit, metrics: { ...fit.metrics, trainLoss: [first!, second! + 1, ...rest] } };
    };
    expect(await causes({ returns })).toMatchObject({ quantity: 'trainLoss', at: 2 });
  });

  it('names a test loss that does not see the test rows', async () => {
    const returns: Defect['returns'] = (fit) => ({
      ...fit,
      metrics: { ...fit.metrics, testLoss: fit.metrics['trainLoss']! },
    });
    expect(await causes({ returns })).toMatchObject({
      relation: 'other-test-rows',
      kind: 'moves',
      quantity: 'testLoss',
      of: 'metric',
      at: 1,
    });
  });

  it('is undecided where a stream that must scale is not drawn', async () => {
    const noiseless = withRandom(({ normal }) => ({
      normal: (stream, shape) => (stream === 'noise' ? new Float32Array(39) : normal(stream, shape)),
    }));
    expect((await decide(experimentWith(), 'metamorphic', noiseless)).cause).toMatchObject({
      code: 'missing',
      what: 'change of the stream "noise"',
      has: ['features', 'init', 'order'],
    });
  });

  it('fails on a base run that diverged', async () => {
    expect(await causes({}, experimentWith({ sweep: { lambda: [200] } }))).toMatchObject({
      code: 'diverged',
      run: 'lambda=200,trueBias=0.7,trueWeight=0.3,seed=1',
    });
  });

  it('changes nothing but what is stated where streams are drawn anew for every cell', async () => {
    const experiment = experimentWith({ redraw: ['init', 'order'] });
    expect(await causes({}, experiment)).toBe('holds, no cause');
    const [pair] = groupsOf(experiment);
    expect(pair?.[1]?.overrides.slice(0, 2)).toEqual(pair?.[0]?.overrides);
  });

  it('holds bit for bit for whatever power of two labels and start are scaled by', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: -8, max: 8 }), fc.nat(99), async (exponent, seed) => {
        fc.pre(exponent !== 0);
        const relation = scaledRelation(constants, exponent);
        const experiment = experimentWith({ law: null, relations: [relation], seeds: [seed] });
        expect(await causes({}, experiment)).toBe('holds, no cause');
      }),
      { numRuns: 40 },
    );
  });
});

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
      'relation:fresh-test-rows:moves',
      'relation:longer:moves',
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
    // the runs diverged, but no value broke the relation
    expect(await causes({ returns: returning(Number.NaN, Number.NaN) }, declared(relation))).toMatchObject({
      code: 'diverged',
    });
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

  it('take a metric before a parameter of its name', async () => {
    const returns: Defect['returns'] = (fit) => ({
      ...fit,
      parameters: { ...fit.parameters, trainLoss: Float32Array.of(1) },
    });
    const relation = { keeps: [], moves: ['trainLoss'] };
    expect(await causes({ returns }, declared(relation))).toMatchObject({ of: 'metric' });
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
    expect((await decide(declared(relation), 'metamorphic', fakeSubject())).cause).toMatchObject({
      code: 'missing',
      what: 'second run with other settings',
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

describe('the runs of relations', () => {
  it('share those of the sweep where they can', () => {
    const sweep = new Set(sweepRuns(experimentWith()).map(({ id }) => id));
    const ids = new Set(groupsOf().flatMap((runs) => runs.map(({ id }) => id)));
    expect([...ids].filter((id) => !sweep.has(id))).toHaveLength(5);
  });

  it('are never a group alone, so that no run on its own is judged by them', () => {
    expect(groupsOf().every((runs) => runs.length === 2)).toBe(true);
  });

  it('have ids of their own, by what they override', () => {
    const ids = groupsOf().map(([, run]) => run?.id ?? '');
    expect(new Set(ids).size).toBe(4);
    for (const id of ids) expect(id).toMatch(/^lambda=2,.*seed=1,overrides=[0-9a-f]{8}$/);
  });
});
