import { describe, expect, it } from 'vitest';
import { linearLabels, residual } from '../../src/oracle/linear-model.ts';
import { openStreams } from '../../src/random/open-streams.ts';
import type { Finding } from '../../src/check/verdict.ts';
import type { Random } from '../../src/random/random.ts';
import type { Subject } from '../../src/run/fit.ts';
import type { Run } from '../../src/plan/run.ts';
import type { Experiment } from '../../src/spec/experiment.ts';
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

const causes = (defect: Defect, experiment = experimentWith()) => causeOf('closed-form', defect, experiment);
const near = (value: number) => expect.closeTo(value, 5);

async function findingsOf(defect: Defect, experiment = experimentWith()): Promise<readonly Finding[]> {
  const { evidence } = await decide(experiment, 'closed-form', fakeSubject(defect));
  return evidence.kind === 'findings' ? evidence.findings : [];
}

/** Each finding that does not hold, with the batch size of its run. */
async function failuresOf(defect: Defect): Promise<readonly string[]> {
  const failed = (await findingsOf(defect)).filter(({ holds }) => !holds);
  return failed.map(({ quantity, run }) => `${quantity} at ${/batchSize=\d+/.exec(run)?.[0]}`);
}

describe('the guard closed-form', () => {
  it('holds for sound code, with nearly all of its tolerance to spare', async () => {
    const verdict = await decide(experimentWith(), 'closed-form', fakeSubject());
    expect(verdict).toMatchObject({ state: 'holds', margin: { unit: 'tolerance' } });
    expect(verdict.margin!.value).toBeGreaterThan(0.99);
  });

  it('finds each end at both batch sizes, and a step of a full batch besides', async () => {
    expect((await findingsOf({})).map(({ quantity, runs }) => [quantity, runs])).toEqual([
      ['zeroInputsWeights', 2],
      ['zeroInputsBias', 2],
      ['oneRowWeights', 2],
      ['oneRowBias', 2],
      ['oneStepRate', 3],
      ['wipedWeights', 2],
    ]);
  });

  it('allows a parameter 2e-5 times 1 + max |w|, and a rate what that makes of it', async () => {
    const { random } = openStreams(1, []);
    const start = random.normal('init', [40]).map((z) => 0.5 * z);
    const allowed = (left: number) => 2e-5 * (1 + left * Math.max(...start.map(Math.abs)));
    const experiment = experimentWith();
    const check = checkOf(experiment, 'closed-form');
    const [zeroInputs, , , , shortened, , , step] = await measureGroups(
      experiment,
      check,
      fakeSubject(),
      check.runs(),
    );
    const deviation = { measured: expect.any(Number), tolerance: expect.closeTo(allowed(0.96 ** 36), 12) };
    expect(zeroInputs).toMatchObject({ value: { w: deviation, b: deviation } });
    const left = (0.96 * (1 - 0.04 * 0.8)) ** 4; // of a full batch and one of four rows, four times
    expect(shortened).toMatchObject({ value: { w: { tolerance: expect.closeTo(allowed(left), 12) } } });

    const features = openStreams(1, []).random.normal('features', [35, 40]);
    const labels = linearLabels(features, random.normal('noise', [35]), states);
    const residuals = [0, 1, 2, 3, 4].map((row) => residual(features, labels, { w: start, b: 0 }, row));
    const sum = Math.abs(residuals.reduce((total, r) => total + r, 0));
    expect(step).toMatchObject({
      value: { rows: 5, rate: { tolerance: expect.closeTo((5 * allowed(1)) / sum, 8) } },
    });
  });
});

describe('a wrong division by the batch size', () => {
  it('of the decay is named, though at batch 1 it does not show', async () => {
    const defect: Defect = { penalty: (w, { lambda, batchSize }) => (lambda * w) / batchSize };
    expect(await causes(defect)).toEqual({
      code: 'decay',
      run: 'batchSize=5,lambda=2,seed=1,overrides=041a6ae7',
      batch: 5,
      measured: near(0.04 / 5),
      stated: 0.04,
    });
    expect(await failuresOf(defect)).toEqual([
      'zeroInputsWeights at batchSize=5',
      'oneRowWeights at batchSize=5',
      'oneRowBias at batchSize=5',
      'wipedWeights at batchSize=5',
    ]);
  });

  it('of a mean loss, once more, is named: a single row is its own mean', async () => {
    const rate: Defect['rate'] = ({ learningRate, batchSize }, rows) => learningRate / rows / batchSize;
    expect(await causes({ rate })).toEqual({
      code: 'batch-scaling',
      run: 'batchSize=5,epochs=1,lambda=0,trainRows=5,seed=1',
      batch: 5,
      rows: 5,
      measured: near(0.02 / 5),
      single: near(0.02),
      stated: 0.02,
    });
  });

  it('that is missing for a summed loss is named', async () => {
    const rate: Defect['rate'] = ({ learningRate }) => learningRate;
    expect(await causes({ rate })).toMatchObject({
      code: 'batch-scaling',
      rows: 5,
      measured: near(0.1),
      single: near(0.1),
      stated: 0.02,
    });
  });

  it('of a short batch by its own rows is named, where a full one is right', async () => {
    const rate: Defect['rate'] = ({ learningRate }, rows) => learningRate / rows;
    expect(await causes({ rate })).toMatchObject({
      code: 'batch-scaling',
      run: 'batchSize=5,epochs=1,lambda=0,trainRows=1,seed=1',
      rows: 1,
      measured: near(0.1),
      single: near(0.1),
    });
  });
});

describe('another step', () => {
  it('by its learning rate is named, and what it is', async () => {
    expect(await causes({ uses: { learningRate: 0.2 } })).toEqual({
      code: 'learning-rate',
      run: 'batchSize=1,epochs=1,lambda=0,trainRows=1,seed=1',
      measured: near(0.2),
      stated: 0.02,
    });
  });

  it.each([
    { what: 'without its 1/2', factor: 2 },
    { what: 'of the wrong sign', factor: -1 },
    { what: 'that is missing', factor: 0 },
    { what: 'one percent too large', factor: 1.01 },
  ])('by a penalty $what is named at batch 1', async ({ factor }) => {
    expect(await causes({ penalty: (w, { lambda }) => factor * lambda * w })).toEqual({
      code: 'decay',
      run: 'batchSize=1,lambda=2,seed=1,overrides=041a6ae7',
      measured: near(factor * 0.04),
      stated: 0.04,
    });
  });

  it('by an L1 penalty is no decay: it is named by what it misses', async () => {
    expect(await causes({ penalty: (w, { lambda }) => lambda * Math.sign(w) })).toMatchObject({
      code: 'closed-form',
      run: 'batchSize=1,lambda=2,seed=1,overrides=041a6ae7',
      case: 'zeroInputsWeights',
      measured: expect.closeTo(0.263, 3),
      tolerance: expect.closeTo(2.523e-5, 8),
    });
  });

  it('that ends a little off is another decay where that explains it, to a thousandth', async () => {
    const scaled =
      (factor: number): NonNullable<Defect['returns']> =>
      (fit) => ({
        ...fit,
        parameters: { ...fit.parameters, w: fit.parameters['w']!.map((value) => factor * value) },
      });
    // over the 7.2 full batches at batch size 5 these are decays smaller by 0.7 and by 1.3 thousandths
    expect(await causes({ returns: scaled(1.0002) })).toMatchObject({ code: 'closed-form' });
    expect(await causes({ returns: scaled(1.0004) })).toMatchObject({ code: 'decay', batch: 5 });
  });

  it('of a bias that is penalised is named, and by how much it decays', async () => {
    const defect: Defect = { penalisesBias: true };
    expect(await causes(defect)).toEqual({
      code: 'bias-decays',
      run: 'batchSize=1,lambda=2,seed=1,overrides=041a6ae7',
      measured: near(0.04),
      stated: 0,
    });
    expect(await failuresOf(defect)).toEqual([
      'zeroInputsBias at batchSize=1',
      'oneRowWeights at batchSize=1',
      'oneRowBias at batchSize=1',
    ]);
  });

  it('of a penalised bias is named where the two batch sizes look at other penalties', async () => {
    const experiment = experimentWith({ sweep: { lambda: [2, 10] } });
    expect(await causes({ penalisesBias: true }, experiment)).toMatchObject({
      code: 'bias-decays',
      run: expect.stringContaining('batchSize=1,lambda=2,'),
      measured: near(0.04),
    });
  });

  it('of a bias in another order is no decay where only batches of one can show it', async () => {
    const experiment = experimentWith({ settings: { trainRows: 3 } });
    const reversed: Defect = { visits: (order) => Array.from(order).toReversed() };
    expect(await causes(reversed, experiment)).toMatchObject({ code: 'closed-form', case: 'zeroInputsBias' });
  });

  it('that weights leave alone where rows come in another order than drawn is named by the bias', async () => {
    expect(await causes({ visits: (order) => Array.from(order).toReversed() })).toMatchObject({
      code: 'closed-form',
      case: 'zeroInputsBias',
      measured: expect.closeTo(0.00165, 5),
    });
  });
});

describe('other labels', () => {
  it('without the true bias are named, and are no other learning rate', async () => {
    expect(await causes({ uses: { trueBias: 0 } })).toEqual({
      code: 'true-bias',
      run: 'batchSize=1,lambda=2,seed=1,overrides=041a6ae7',
      measured: near(0),
      stated: 0.7,
    });
  });

  it('of another bias are named with it', async () => {
    expect(await causes({ uses: { trueBias: 0.71 } })).toMatchObject({
      code: 'true-bias',
      measured: expect.closeTo(0.71, 3),
    });
  });

  it('of another bias are not named by it where rows come in another order as well', async () => {
    const visits: Defect['visits'] = (order) => Array.from(order).toReversed();
    expect(await causes({ uses: { trueBias: 0.5 }, visits })).toMatchObject({ code: 'closed-form' });
  });

  it('are named where a decay too small to matter is off as well', async () => {
    const returns: Defect['returns'] = (fit) => ({
      ...fit,
      parameters: { ...fit.parameters, w: fit.parameters['w']!.map((value) => 1.000005 * value) },
    });
    const experiment = experimentWith({ sweep: { lambda: [0.005] } });
    expect(await causes({ uses: { trueBias: 0 }, returns }, experiment)).toMatchObject({ code: 'true-bias' });
  });

  it('of more noise are named by how far they lie off', async () => {
    expect(await causes({ uses: { noiseSd: 0.3 } })).toMatchObject({
      code: 'labels-differ',
      run: expect.stringContaining('batchSize=1,'),
      rms: expect.closeTo(0.19, 2),
    });
  });

  it('of more noise are so too where a bias would explain them as well: there are three rows', async () => {
    const experiment = experimentWith({ settings: { trainRows: 3 } });
    expect(await causes({ uses: { noiseSd: 0.3 } }, experiment)).toMatchObject({ code: 'labels-differ' });
  });

  it('of another weight show on one row alone', async () => {
    const cause = await causes({ uses: { trueWeight: 0.31 } });
    expect(cause).toMatchObject({ code: 'closed-form', case: 'oneRowWeights' });
  });
});

describe('what is not as drawn', () => {
  it('fails by name where there are other epochs', async () => {
    expect(await causes({ uses: { epochs: 3 } })).toMatchObject({
      code: 'order-count',
      measured: 3,
      stated: 4,
    });
  });

  it.each([
    {
      what: 'a stream is not asked for',
      instead: 'noise',
      draw: (_: Random, length: number) => new Float32Array(length),
      cause: { code: 'stream-unused', stream: 'noise' },
    },
    {
      what: 'more numbers are drawn',
      instead: 'init',
      draw: (random: Random, length: number) => random.normal('init', [length + 1]).slice(0, length),
      cause: { code: 'draw-size', stream: 'init', measured: 41, stated: 40 },
    },
  ])('fails by name where $what', async ({ instead, draw, cause }) => {
    const subject: Subject = (settings, random) =>
      fakeSubject()(settings, {
        ...random,
        normal: (stream, shape) =>
          stream === instead
            ? draw(
                random,
                shape.reduce((size, side) => size * side, 1),
              )
            : random.normal(stream, shape),
      });
    const verdict = await decide(experimentWith(), 'closed-form', subject);
    expect(verdict).toMatchObject({ state: 'fails', cause });
    expect(verdict.cause).toEqual({ run: expect.stringContaining('batchSize=1,'), ...cause });
  });

  it('fails for a run that diverged, whatever its numbers', async () => {
    const returns: Defect['returns'] = (fit) => ({
      ...fit,
      metrics: { ...fit.metrics, testLoss: fit.metrics['testLoss']!.with(-1, Number.NaN) },
    });
    expect(await causes({ returns })).toMatchObject({ code: 'diverged' });
  });

  it('never holds for NaN', async () => {
    const broken = (name: string): NonNullable<Defect['returns']> => {
      return (fit) => ({
        ...fit,
        parameters: { ...fit.parameters, [name]: fit.parameters[name]!.with(0, Number.NaN) },
      });
    };
    expect(await causes({ returns: broken('w') })).toMatchObject({ case: 'zeroInputsWeights' });
    expect(await causes({ returns: broken('b') })).toMatchObject({ case: 'zeroInputsBias' });
  });

  it('is undecided where nothing is to be learned: a step that does not move has no rate', async () => {
    const nothing = { trueWeight: 0, trueBias: 0, noiseSd: 0, initSd: 0 };
    const experiment = experimentWith({ states: { ...states, ...nothing } });
    expect(await causes({ uses: nothing }, experiment)).toBe('undecided, missing');
  });

  it('is undecided where the code does not take the number of train rows from its settings', async () => {
    expect(await causes({ uses: { trainRows: 9 } })).toBe('undecided, missing');
  });
});

describe('the runs', () => {
  const runsOf = (change: Partial<Experiment> = {}): readonly Run[] =>
    checkOf(experimentWith(change), 'closed-form')
      .runs()
      .map(([run]) => run!);
  const idsOf = (change?: Partial<Experiment>) =>
    runsOf(change).map(({ id }) => id.replace(/,overrides.*/, '*'));

  it('are each their own group, of the first seed', () => {
    expect(
      checkOf(experimentWith({ seeds: [4, 5] }), 'closed-form')
        .runs()
        .map((group) => group.length),
    ).toEqual(Array.from({ length: 9 }, () => 1));
    expect(idsOf({ seeds: [4, 5] })).toEqual([
      'batchSize=1,lambda=2,seed=4*',
      'batchSize=1,lambda=2,trainRows=1,seed=4',
      'batchSize=1,epochs=1,lambda=0,trainRows=1,seed=4',
      'batchSize=1,lambda=50,seed=4',
      'batchSize=5,lambda=2,seed=4*',
      'batchSize=5,lambda=2,trainRows=1,seed=4',
      'batchSize=5,epochs=1,lambda=0,trainRows=1,seed=4',
      'batchSize=5,epochs=1,lambda=0,trainRows=5,seed=4',
      'batchSize=5,lambda=50,seed=4',
    ]);
  });

  it('set the features to zero where nothing but the decay is to move the weights', () => {
    expect(runsOf()[0]!.overrides).toEqual([{ stream: 'features', kind: 'zeros' }]);
    expect(runsOf()[1]!.overrides).toEqual([]);
  });

  it('take the largest λ whose decay is still visible, which one row shows longer and short batches longest', () => {
    // ηλ of 0.16, 0.18 and 0.5: 0.84^36 = 1.9e-3 and 0.82^36 = 8e-4 at batch 1; (0.5·0.6)^4 = 8.1e-3 at batch 5
    const ids = idsOf({ sweep: { lambda: [0, 8, 9, 25, 26] } });
    expect(ids[0]).toContain('lambda=8,');
    expect(ids[1]).toContain('lambda=25,');
    expect(ids[4]).toContain('lambda=25,');
    expect(ids[5]).toContain('lambda=26,');
  });

  it.each([{ lambda: [0] }, { lambda: [-1, 0] }, { lambda: [60, 700] }])(
    'take a λ of their own where none of the sweep is visible: $lambda',
    ({ lambda }) => {
      // half over η and the rows visited: 1/(2 · 0.02 · 36) and five times that; one row is visited 4 times
      const own = idsOf({ sweep: { lambda } }).map((id) => Number(/lambda=([^,]*)/.exec(id)?.[1]));
      expect(own[0]).toBeCloseTo(0.694444, 5);
      expect(own[4]).toBeCloseTo(3.472222, 5);
      expect(own[1]).toBeCloseTo(6.25, 9);
    },
  );

  it('look at the penalty even where no λ but 0 is swept', async () => {
    const experiment = experimentWith({ sweep: { lambda: [0] } });
    expect(await causes({}, experiment)).toBe('holds, no cause');
    expect(await causes({ penalty: () => 0 }, experiment)).toMatchObject({
      code: 'decay',
      measured: near(0),
    });
  });

  it('keep the first value of every other axis, and what the command line sets', () => {
    const ids = idsOf({ sweep: { lambda: [0, 2], initSd: [0.25, 4] }, settings: { epochs: 6 } });
    expect(ids[0]).toBe('batchSize=1,epochs=6,initSd=0.25,lambda=2,seed=1*');
    expect(ids[2]).toBe('batchSize=1,epochs=1,initSd=0.25,lambda=0,trainRows=1,seed=1');
  });

  it('look for a visible λ under all of that', () => {
    const lambdaOf = (change: Partial<Experiment>) => /lambda=([^,]*)/.exec(idsOf(change)[0]!)?.[1];
    expect(lambdaOf({ sweep: { lambda: [1, 8] } })).toBe('8');
    expect(lambdaOf({ sweep: { lambda: [1, 8] }, settings: { epochs: 8 } })).toBe('1');
    expect(lambdaOf({ sweep: { lambda: [1, 8], epochs: [8] } })).toBe('1');
  });

  it('wipe nothing where the last rows span everything, and then find nothing of it', async () => {
    const few = (inputs: number) => experimentWith({ states: { ...states, inputs } });
    const wiping = (inputs: number) =>
      idsOf({ states: { ...states, inputs } }).filter((id) => id.includes('lambda=50')).length;
    expect([1, 2, 9, 10].map(wiping)).toEqual([0, 1, 1, 2]);
    const found = await findingsOf({ uses: { inputs: 9 } }, few(9));
    expect(found.find(({ quantity }) => quantity === 'wipedWeights')).toMatchObject({ runs: 1, holds: true });
  });

  it('wipe with a larger λ where all batches are short', async () => {
    const experiment = experimentWith({ states: { ...states, trainRows: 2 }, settings: { trainRows: 2 } });
    const ids = runsOf({ states: { ...states, trainRows: 2 } }).map(({ id }) => id);
    expect(ids.at(-1)).toBe('batchSize=5,lambda=125,seed=1');
    expect(await causes({}, experiment)).toBe('holds, no cause');
  });

  it.each([{ learningRate: 0 }, { epochs: 0 }])('stay finite where nothing is learned: %j', (change) => {
    const still = { states: { ...states, ...change }, sweep: { lambda: [0] } };
    expect(idsOf(still)).toHaveLength(7);
    for (const { settings } of runsOf(still)) expect(Number.isFinite(settings['lambda'])).toBe(true);
  });
});

describe('a measurement', () => {
  it('comes back from JSON as it was', async () => {
    const experiment = experimentWith();
    const check = checkOf(experiment, 'closed-form');
    const measured = await measureGroups(experiment, check, fakeSubject(), check.runs());
    expect(check.read(JSON.parse(JSON.stringify(measured)))).toEqual(measured);
  });
});
