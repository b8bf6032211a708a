import { quantityKey } from '../../../../src/model/outcome/quantity.ts';
import { describe, expect, it } from 'vitest';
import { linearLabels, residual } from '../../../../src/laws/linear-model.ts';
import { createStreams } from '../../../../src/random/streams.ts';
import type { Finding } from '../../../../src/model/outcome/verdict.ts';
import {
  causeOf,
  checkOf,
  decide,
  experimentWith,
  fakeSubject,
  measureGroups,
  states,
  type Defect,
} from '../../fake-subject.ts';

const causes = (defect: Defect, experiment = experimentWith()) => causeOf('closed-form', defect, experiment);
const near = (value: number) => expect.closeTo(value, 5);

async function findingsOf(defect: Defect, experiment = experimentWith()): Promise<readonly Finding[]> {
  const { evidence } = await decide(experiment, 'closed-form', fakeSubject(defect));
  return evidence.kind === 'findings' ? evidence.findings : [];
}

/** Each finding that does not hold, with the batch size of its run. */
async function failuresOf(defect: Defect): Promise<readonly string[]> {
  const failed = (await findingsOf(defect)).filter(({ holds }) => !holds);
  return failed.map(({ quantity, run }) => `${quantityKey(quantity)} at ${/batchSize=\d+/.exec(run)?.[0]}`);
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
    const { random } = createStreams(1, []);
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

    const features = createStreams(1, []).random.normal('features', [35, 40]);
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
      weights: near(0.04),
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

describe('a measurement', () => {
  it.each([
    [0.9, 0.04],
    [1.3, null],
  ])(
    'reads a decay from weights that are a multiple of the start to a thousandth: %f of that',
    async (part, decay) => {
      const start = createStreams(1, []).random.normal('init', [40]);
      const allowed = 1e-3 * 0.96 ** 36 * 0.5 * Math.hypot(...start);
      const returns: Defect['returns'] = (fit) => {
        const w = fit.parameters['w']!;
        return { ...fit, parameters: { ...fit.parameters, w: w.with(0, w[0]! + part * allowed) } };
      };
      const experiment = experimentWith();
      const check = checkOf(experiment, 'closed-form');
      const [zeroInputs] = await measureGroups(
        experiment,
        check,
        fakeSubject({ returns }),
        check.runs().slice(0, 1),
      );
      const measured = decay === null ? null : expect.closeTo(decay, 4);
      expect(zeroInputs).toMatchObject({ value: { decay: { measured, stated: 0.04 } } });
    },
  );

  it('comes back from JSON as it was', async () => {
    const experiment = experimentWith();
    const check = checkOf(experiment, 'closed-form');
    const measured = await measureGroups(experiment, check, fakeSubject(), check.runs());
    expect(check.read(JSON.parse(JSON.stringify(measured)))).toEqual(measured);
  });
});
