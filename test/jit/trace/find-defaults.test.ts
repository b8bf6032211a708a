import * as tf from '@tensorflow/tfjs';
import { beforeAll, describe, expect, it } from 'vitest';
import { accelerate } from '../../../src/jit/accelerate.ts';
import { findDifference } from '../../../src/jit/find-difference.ts';
import { createEngine } from '../../../src/jit/engine/engine.ts';
import type { Random } from '../../../src/model/run/random.ts';
import type { Subject } from '../../../src/model/run/fit.ts';
import { loadBackend } from '../../../src/run/worker/backend/load-backend.ts';
import { laneSeeds, runAsWritten, tidied } from '../in-lanes.ts';
import { normals } from './reason-of.ts';

beforeAll(() => loadBackend('wasm'));

type Numbers = { readonly lambda?: number; readonly rate?: number; readonly bias?: number };

const reporting =
  (make: (numbers: Numbers, random: Random) => tf.Tensor): Subject =>
  (settings, random) => ({
    metrics: {},
    parameters: { w: make(settings, random).dataSync<'float32'>() },
  });

const lifted = { lambda: 5, rate: 0.5 };

async function accelerated(subject: Subject, optional: readonly string[], open: Numbers = lifted) {
  const request = { settings: {}, lifted: { ...open }, optional, bitwise: true };
  const result = await accelerate(tf, tidied(subject), request);
  if (result.kind === 'declined') throw new Error(result.reason);
  return result;
}

const step = reporting(({ lambda = 0, rate = 0.3 }, random) =>
  normals(random).mul(lambda).sub(normals(random).mul(rate)),
);

describe('what a subject takes for a setting that is not passed', () => {
  it('is found, and makes in lanes what the subject makes as written', async () => {
    const { defaults, compiled } = await accelerated(step, ['rate']);
    expect(defaults).toEqual({ rate: Math.fround(0.3) });
    const engine = createEngine(compiled);
    engine.run(laneSeeds.map((seed) => ({ seed, parameters: { lambda: 2, ...defaults } })));
    for (const [lane, seed] of laneSeeds.entries()) {
      const written = await runAsWritten(step, { lambda: 2 }, seed);
      expect(findDifference(engine.figures(lane), written, true)).toBeUndefined();
    }
  });

  it('is found for several settings', async () => {
    const subject = reporting(({ lambda = 0, rate = 0.25, bias = -2 }, random) =>
      normals(random).mul(lambda).sub(rate).div(bias),
    );
    const { defaults } = await accelerated(subject, ['rate', 'bias'], { lambda: 5, rate: 0.5, bias: 3 });
    expect(defaults).toEqual({ rate: 0.25, bias: -2 });
  });

  it('is not looked for where every run passes all', async () => {
    let runs = 0;
    const counted: Subject = (settings, random) => {
      runs++;
      return step(settings, random);
    };
    expect((await accelerated(counted, [])).defaults).toEqual({});
    const without = runs;
    await accelerated(counted, ['rate']);
    expect(runs).toBe(without * 2 + 3);
  });

  it.each<readonly [string, Parameters<typeof reporting>[0]]>([
    [
      'it does something else then',
      ({ lambda = 0, rate }, random) => {
        const scaled = normals(random).mul(lambda);
        return rate === undefined ? scaled.abs() : scaled.sub(rate);
      },
    ],
    [
      'it does more then',
      ({ lambda = 0, rate }, random) => {
        const scaled = normals(random)
          .mul(lambda)
          .sub(rate ?? 1);
        return rate === undefined ? scaled.abs() : scaled;
      },
    ],
    [
      'it takes several numbers',
      ({ lambda = 0, rate }, random) =>
        normals(random)
          .mul(lambda)
          .sub(rate ?? 1)
          .div(rate ?? 2),
    ],
    [
      'it depends on a setting that is passed',
      ({ lambda = 0, rate = lambda > 0.1 ? 1 : 2 }, random) => normals(random).mul(lambda).sub(rate),
    ],
    [
      'it is another where a setting is zero',
      ({ lambda = 0, rate = lambda === 0 ? 1 : 2 }, random) => normals(random).mul(lambda).sub(rate),
    ],
    [
      'another setting counts no more then',
      ({ lambda = 0, rate }, random) =>
        normals(random)
          .mul(rate === undefined ? 7 : lambda)
          .sub(rate ?? 1),
    ],
    [
      'it throws then',
      ({ lambda = 0, rate }, random) => {
        if (rate === undefined) throw new Error('give me a rate');
        return normals(random).mul(lambda).sub(rate);
      },
    ],
  ])('is none where %s', async (_, make) => {
    expect((await accelerated(reporting(make), ['rate'])).defaults).toEqual({});
  });
});
