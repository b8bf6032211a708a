import { beforeAll, describe, expect, it } from 'vitest';
import type { BaselineDocument } from '../../../../src/model/outcome/baseline-document.ts';
import { baseline } from '../../../../src/check/guards/baseline/guard.ts';
import type { Figures } from '../../../../src/model/outcome/figures.ts';
import type { Verdict } from '../../../../src/model/outcome/verdict.ts';
import { decodeFloats, encodeFloats } from '../../../../src/model/base64.ts';
import { absent, asRead, blessedExperiment, briefly, documentOf, figuresBy, verdictOn } from './blessing.ts';
import { checkOf, fakeSubject, type Defect } from '../../fake-subject.ts';
import { curveOf } from '../../../../src/model/run/metric.ts';

const ids = ['lambda=0,seed=1', 'lambda=2,seed=1', 'lambda=0,seed=2', 'lambda=2,seed=2'] as const;
const sound = fakeSubject();
let runs: Record<string, Figures>;
beforeAll(async () => {
  runs = await figuresBy(sound);
});

/** What is blessed, with one run changed. */
const blessedWith = (
  change: (run: Figures) => Partial<Figures>,
  id: string = ids[1],
  head: Partial<BaselineDocument> = {},
) => asRead(documentOf({ ...runs, [id]: { ...runs[id]!, ...change(runs[id]!) } }, head));
const same = () => blessedWith(() => ({}));

function firstWeight(edit: (weight: DataView) => void) {
  return ({ parameters }: Figures): Partial<Figures> => {
    const w = decodeFloats(parameters['w'] ?? '');
    edit(new DataView(w.buffer));
    return { parameters: { ...parameters, w: encodeFloats(w) } };
  };
}
const flipLastBit = firstWeight((view) => view.setUint8(0, view.getUint8(0) ^ 1));

const movedLoss =
  (epoch: number, factor: number) =>
  ({ metrics }: Figures): Partial<Figures> => ({
    metrics: {
      ...metrics,
      testLoss: curveOf(metrics['testLoss']).map((value, i) => (i === epoch ? value * factor : value)),
    },
  });
const findingsOf = ({ evidence }: Verdict) => (evidence.kind === 'findings' ? evidence.findings : []);

describe('the guard baseline', () => {
  it('looks at every run of the sweep by itself', () => {
    expect(
      checkOf(blessedExperiment(), 'baseline')
        .runs()
        .map((group) => group.map(({ id }) => id)),
    ).toEqual(ids.map((id) => [id]));
  });

  it('holds for what was blessed, with a finding a quantity', async () => {
    const verdict = await verdictOn('baseline', sound, same());
    expect(verdict).toMatchObject({ state: 'holds', margin: null });
    expect(verdict.cause).toBeUndefined();
    expect(findingsOf(verdict).map(({ quantity, runs: of, holds }) => [quantity, of, holds])).toEqual([
      [{ of: 'state', against: 'baseline' }, 4, true],
      [{ of: 'draws', against: 'baseline' }, 4, true],
      [{ of: 'metric', name: 'trainLoss', against: 'baseline' }, 4, true],
      [{ of: 'metric', name: 'testLoss', against: 'baseline' }, 4, true],
      [{ of: 'parameter', name: 'w', against: 'baseline' }, 4, true],
      [{ of: 'parameter', name: 'b', against: 'baseline' }, 4, true],
    ]);
  });

  it('holds also where more was blessed than is run', async () => {
    const experiment = blessedExperiment({ seeds: [2] });
    expect((await verdictOn('baseline', sound, same(), { experiment })).state).toBe('holds');
  });

  it('is undecided without a run', () => {
    const measured = baseline.measure([], {
      experiment: blessedExperiment(),
      context: { blessed: absent, backend: '' },
    });
    expect(measured).toEqual({ missing: 'a run', has: [] });
  });
});

describe.each(['wasm', 'cpu'])('on %s, where it was blessed', (backend) => {
  const judge = (change: (run: Figures) => Partial<Figures>, subject = sound) =>
    verdictOn('baseline', subject, blessedWith(change, ids[1], { backend }), { backend });

  it('fails for one bit of one weight', async () => {
    const [state, cause] = briefly(await judge(flipLastBit));
    expect([state, cause]).toMatchObject([
      'fails',
      {
        code: 'baseline-moved',
        run: ids[1],
        quantity: { of: 'parameter', name: 'w', against: 'baseline' },
        stated: 0,
        runs: 1,
        of: 4,
      },
    ]);
    expect(cause).toHaveProperty('measured', expect.closeTo(1e-8, 7));
    expect(cause).not.toHaveProperty('measured', 0);
  });

  it('fails for the last digit of an early epoch', async () => {
    const before = curveOf(runs[ids[1]]!.metrics['testLoss'])[0]!;
    expect(briefly(await judge(movedLoss(0, 1 + 2 ** -52)))).toEqual([
      'fails',
      {
        code: 'baseline-moved',
        run: ids[1],
        quantity: { of: 'metric', name: 'testLoss', against: 'baseline' },
        measured: before,
        stated: before * (1 + 2 ** -52),
        runs: 1,
        of: 4,
      },
    ]);
  });

  it('fails for the sign of a zero', async () => {
    const zero: Defect = {
      returns: (fit) => ({ ...fit, parameters: { ...fit.parameters, b: Float32Array.of(0) } }),
    };
    const negative = ({ parameters }: Figures) => ({
      parameters: { ...parameters, b: encodeFloats(Float32Array.of(-0)) },
    });
    const figures = await figuresBy(fakeSubject(zero));
    const blessed = { ...figures, [ids[2]]: { ...figures[ids[2]]!, ...negative(figures[ids[2]]!) } };
    const verdict = await verdictOn('baseline', fakeSubject(zero), asRead(documentOf(blessed, { backend })), {
      backend,
    });
    expect(verdict).toMatchObject({
      state: 'fails',
      cause: { run: ids[2], quantity: { of: 'parameter', name: 'b', against: 'baseline' }, runs: 1 },
    });
  });
});

describe.each([
  ['wasm', 'cpu'],
  ['cpu', 'wasm'],
  ['tensorflow', 'wasm'],
  ['tensorflow', 'tensorflow'], // native kernels differ from one processor to another
])('blessed on %s, run on %s', (from, backend) => {
  const judge = (change: (run: Figures) => Partial<Figures>) =>
    verdictOn('baseline', sound, blessedWith(change, ids[1], { backend: from }), { backend });

  it('holds for float32 noise', async () => {
    expect((await judge(flipLastBit)).state).toBe('holds');
    expect((await judge(movedLoss(3, 1 + 1e-5))).state).toBe('holds');
  });

  it('says what is left of the tolerance', async () => {
    const value = curveOf(runs[ids[1]]!.metrics['testLoss'])[3]!;
    const verdict = await judge(movedLoss(3, 1 + 1e-5));
    const residual = Math.sqrt(2 * value * (1 + 1e-5));
    const step = 1e-4 * (1 + residual);
    const tolerance = residual * step + step ** 2 / 2;
    expect(verdict.margin).toEqual({
      value: expect.closeTo(1 - (value * 1e-5) / tolerance, 6),
      unit: 'tolerance',
      sds: null,
    });
  });

  it('fails beyond it', async () => {
    expect(await judge(movedLoss(3, 1.01))).toMatchObject({
      state: 'fails',
      cause: {
        code: 'baseline-moved',
        run: ids[1],
        quantity: { of: 'metric', name: 'testLoss', against: 'baseline' },
        runs: 1,
        of: 4,
      },
    });
    const further = firstWeight((view) => view.setFloat32(0, view.getFloat32(0, true) + 1e-3, true));
    expect(await judge(further)).toMatchObject({
      state: 'fails',
      cause: {
        code: 'baseline-moved',
        run: ids[1],
        quantity: { of: 'parameter', name: 'w', against: 'baseline' },
        runs: 1,
        of: 4,
      },
    });
  });
});

describe('what moved', () => {
  it('is named by a metric, also where a parameter moved in an earlier run', async () => {
    const changed = documentOf({
      ...runs,
      [ids[0]]: { ...runs[ids[0]]!, ...flipLastBit(runs[ids[0]]!) },
      [ids[3]]: { ...runs[ids[3]]!, ...movedLoss(2, 2)(runs[ids[3]]!) },
    });
    expect(await verdictOn('baseline', sound, asRead(changed))).toMatchObject({
      cause: {
        run: ids[3],
        quantity: { of: 'metric', name: 'testLoss', against: 'baseline' },
        runs: 2,
        of: 4,
      },
    });
  });

  it('is named by a parameter rather than by a count of draws', async () => {
    const changed = documentOf({
      ...runs,
      [ids[0]]: { ...runs[ids[0]]!, draws: {} },
      [ids[3]]: { ...runs[ids[3]]!, ...flipLastBit(runs[ids[3]]!) },
    });
    expect(await verdictOn('baseline', sound, asRead(changed))).toMatchObject({
      cause: { run: ids[3], quantity: { of: 'parameter', name: 'w', against: 'baseline' }, runs: 2 },
    });
  });

  it('is a count of draws where nothing else moved', async () => {
    const draws: Defect['draws'] = (random) => void random.normal('unused', [2]);
    expect(await verdictOn('baseline', fakeSubject({ draws }), same())).toMatchObject({
      state: 'fails',
      margin: null,
      cause: { run: ids[0], quantity: { of: 'draws', against: 'baseline' }, measured: 8, stated: 7, runs: 4 },
    });
  });

  it('is every run where a constant of the code changed', async () => {
    const verdict = await verdictOn('baseline', fakeSubject({ uses: { learningRate: 0.021 } }), same());
    expect(verdict).toMatchObject({
      state: 'fails',
      cause: {
        code: 'baseline-moved',
        run: ids[0],
        quantity: { of: 'metric', name: 'trainLoss', against: 'baseline' },
        runs: 4,
        of: 4,
      },
    });
  });

  it('is a run of more epochs, which drew no other numbers', async () => {
    expect(await verdictOn('baseline', fakeSubject({ uses: { epochs: 5 } }), same())).toMatchObject({
      state: 'fails',
      cause: {
        code: 'baseline-moved',
        quantity: { of: 'metric', name: 'trainLoss', against: 'baseline' },
        runs: 4,
      },
    });
  });
});
