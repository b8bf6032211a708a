import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { scaledRelation } from '../../../../src/laws/linear-relations.ts';
import { sweepRuns } from '../../../../src/plan/sweep-runs.ts';
import type { Random } from '../../../../src/model/run/random.ts';
import type { Subject } from '../../../../src/model/run/fit.ts';
import {
  causeOf,
  checkOf,
  decide,
  experimentWith,
  fakeSubject,
  states,
  type Defect,
} from '../../fake-subject.ts';
import { curveOf } from '../../../../src/model/run/metric.ts';

const causes = (defect: Defect, experiment = experimentWith()) => causeOf('metamorphic', defect, experiment);
const base = 'lambda=2,seed=1';
const constants = { ...states, lambda: 2 };
const groupsOf = (experiment = experimentWith()) => checkOf(experiment, 'metamorphic').runs();

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
      [{ of: 'relation', relation: 'scaled', kind: 'scales' }, 0],
      [{ of: 'relation', relation: 'other-test-rows', kind: 'keeps' }, 1],
      [{ of: 'relation', relation: 'other-test-rows', kind: 'moves' }, 1],
      [{ of: 'relation', relation: 'other-order', kind: 'moves' }, 2],
      [{ of: 'relation', relation: 'other-start', kind: 'moves' }, 3],
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
    const elsewhere = withRandom((random) => ({
      normal: (stream, shape) => {
        const drawn = random.normal(stream, shape);
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
    expect(await causes({ penalty: (w, { lambda }) => lambda * Math.sign(w) })).toMatchObject({
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
      metrics: { ...fit.metrics, testLoss: curveOf(fit.metrics['testLoss']).map((loss) => loss + 0.5) },
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
      const [first, second, ...rest] = curveOf(fit.metrics['trainLoss']);
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
    const noiseless = withRandom((random) => ({
      normal: (stream, shape) => (stream === 'noise' ? new Float32Array(39) : random.normal(stream, shape)),
    }));
    expect((await decide(experimentWith(), 'metamorphic', noiseless)).cause).toMatchObject({
      code: 'missing',
      what: 'change of the stream "noise"',
      has: ['features', 'init', 'order'],
    });
  });

  it('is undecided where the run diverged that relations start from', async () => {
    const experiment = experimentWith({ sweep: { lambda: [200] } });
    expect(await decide(experiment, 'metamorphic', fakeSubject())).toMatchObject({
      state: 'undecided',
      cause: {
        code: 'relation-diverged',
        relations: ['scaled', 'other-test-rows', 'other-order', 'other-start'],
        run: 'lambda=200,trueBias=0.7,trueWeight=0.3,seed=1',
      },
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
