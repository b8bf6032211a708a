import { describe, expect, it } from 'vitest';
import type { Random } from '../../../../src/model/run/random.ts';
import type { Subject } from '../../../../src/model/run/fit.ts';
import { causeOf, decide, experimentWith, fakeSubject, states, type Defect } from '../../fake-subject.ts';
import { curveOf } from '../../../../src/model/run/metric.ts';

const causes = (defect: Defect, experiment = experimentWith()) => causeOf('closed-form', defect, experiment);
const near = (value: number) => expect.closeTo(value, 5);

describe('the guard closed-form: other labels', () => {
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
    expect(await causes({ uses: { trueBias: 7.7 }, visits })).toMatchObject({ code: 'closed-form' });
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

describe('the guard closed-form: what is not as drawn', () => {
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
                [shape].flat().reduce((size, side) => size * side, 1),
              )
            : random.normal(stream, shape),
      });
    const verdict = await decide(experimentWith(), 'closed-form', subject);
    expect(verdict).toMatchObject({ state: 'fails', cause });
    expect(verdict.cause).toEqual({ run: expect.stringContaining('batchSize=1,'), ...cause });
  });

  it('does not mind a metric that it does not read', async () => {
    const returns: Defect['returns'] = (fit) => ({
      ...fit,
      metrics: { ...fit.metrics, testLoss: curveOf(fit.metrics['testLoss']).map(() => Number.NaN) },
    });
    expect(await causes({ returns })).toBe('holds, no cause');
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
    expect((await decide(experiment, 'closed-form', fakeSubject({ uses: nothing }))).cause).toEqual({
      code: 'missing',
      run: 'batchSize=1,epochs=1,lambda=0,trainRows=1,seed=1',
      what: 'residual other than zero at the start',
      has: [],
    });
  });

  it('is undecided where the code does not take the number of train rows from its settings', async () => {
    expect(await causes({ uses: { trainRows: 9 } })).toBe('undecided, missing');
  });
});
