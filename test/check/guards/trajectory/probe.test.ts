import { describe, expect, it } from 'vitest';
import { createStreams } from '../../../../src/random/streams.ts';
import type { Subject } from '../../../../src/model/run/fit.ts';
import {
  causeOf,
  checkOf,
  decide,
  experimentWith,
  fakeSubject,
  measureGroups,
  type Defect,
} from '../../fake-subject.ts';

const faster = { uses: { learningRate: 0.03 } } satisfies Defect;
const fasterWhere = (isFaster: (lambda: number) => boolean): Defect => ({
  rate: ({ learningRate, batchSize, lambda }) => (isFaster(lambda) ? 0.03 : learningRate) / batchSize,
});

describe('the probed run', () => {
  it('is one that fails, though others have a stronger penalty', async () => {
    expect(
      await causeOf(
        'trajectory',
        fasterWhere((lambda) => lambda === 0),
      ),
    ).toEqual({
      code: 'learning-rate',
      run: 'lambda=0,seed=1',
      measured: expect.closeTo(0.03, 6),
      stated: 0.02,
    });
  });

  it('is named by its seed', async () => {
    const first = createStreams(1, []).random.normal('features', [39, 40])[0];
    const atSeed2: Subject = (settings, random) => {
      const features = random.normal('features', [39, 40]);
      const normal: typeof random.normal = (stream, shape) =>
        stream === 'features' ? features : random.normal(stream, shape);
      return fakeSubject(features[0] === first ? {} : faster)(settings, { ...random, normal });
    };
    expect((await decide(experimentWith(), 'trajectory', atSeed2)).cause).toMatchObject({
      code: 'learning-rate',
      run: 'lambda=2,seed=2',
    });
  });

  it('is named by every axis', async () => {
    const experiment = experimentWith({ sweep: { noiseSd: [0.1, 0.2], lambda: [0, 2] } });
    expect(await causeOf('trajectory', faster, experiment)).toMatchObject({
      code: 'learning-rate',
      run: 'lambda=2,noiseSd=0.1,seed=1',
    });
  });
});

describe('the probes', () => {
  it('are one and two epochs of the whole batch, on the streams of that run', async () => {
    const experiment = experimentWith();
    const check = checkOf(experiment, 'trajectory');
    const measured = await measureGroups(experiment, check, fakeSubject(faster), check.runs());
    expect(check.probes(measured)).toEqual([
      [1, 2].map((epochs) => ({
        id: `batchSize=9,epochs=${epochs},lambda=2,seed=1`,
        seed: 1,
        settings: { batchSize: 9, epochs, lambda: 2 },
        overrides: [],
      })),
    ]);
  });

  it.each([1, 2])('that lack a parameter after epoch %d leave the cause to the replays', async (lacking) => {
    const returns: Defect['returns'] = (fit, { epochs }) =>
      epochs === lacking ? { ...fit, parameters: {} } : fit;
    expect(await causeOf('trajectory', { ...faster, returns })).toMatchObject({
      code: 'first-bad-epoch',
      epoch: 1,
    });
  });
});
