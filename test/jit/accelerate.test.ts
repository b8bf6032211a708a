import * as tf from '@tensorflow/tfjs';
import { beforeAll, describe, expect, it } from 'vitest';
import { accelerate } from '../../src/jit/accelerate.ts';
import { findDifference } from '../../src/jit/find-difference.ts';
import type { Subject } from '../../src/model/run/fit.ts';
import { loadBackend } from '../../src/run/worker/backend/load-backend.ts';

beforeAll(() => loadBackend('wasm'));

const fit = (metrics: Record<string, number[]>, parameters: Record<string, number[]> = {}) => ({
  metrics,
  parameters: Object.fromEntries(
    Object.entries(parameters).map(([name, values]) => [name, Float32Array.from(values)]),
  ),
});

describe('findDifference', () => {
  it.each([
    ['the same numbers', fit({ a: [1, 2] }, { w: [3] }), fit({ a: [1, 2] }, { w: [3] })],
    ['NaN and NaN', fit({ a: [Number.NaN] }), fit({ a: [Number.NaN] })],
    ['0 and −0', fit({ a: [0] }), fit({ a: [-0] })],
    ['infinity and itself', fit({ a: [Number.POSITIVE_INFINITY] }), fit({ a: [Number.POSITIVE_INFINITY] })],
    ['nothing and nothing', fit({}), fit({})],
    ['metrics in another order', fit({ a: [1], b: [2] }), fit({ b: [2], a: [1] })],
  ])('finds none between %s', (_, a, b) => {
    expect(findDifference(a, b, true)).toBeUndefined();
    expect(findDifference(a, b, false)).toBeUndefined();
  });

  it.each([
    [fit({ a: [1, 2] }), fit({ a: [1, 3] }), 'metric a[1]: 2, written 3'],
    [fit({}, { w: [1] }), fit({}, { w: [2] }), 'parameter w[0]: 1, written 2'],
    [fit({ a: [1] }), fit({ a: [1, 2] }), 'metric a: 1 values, written 2'],
    [fit({ a: [1, 2] }), fit({ a: [1] }), 'metric a: 2 values, written 1'],
    [fit({ a: [Number.NaN] }), fit({ a: [1] }), 'metric a[0]: NaN, written 1'],
    [fit({ a: [1] }), fit({ a: [Number.NaN] }), 'metric a[0]: 1, written NaN'],
    [fit({ a: [Number.POSITIVE_INFINITY] }), fit({ a: [5] }), 'metric a[0]: Infinity, written 5'],
    [fit({ a: [5] }), fit({ a: [Number.POSITIVE_INFINITY] }), 'metric a[0]: 5, written Infinity'],
    [fit({ a: [1] }), fit({ b: [1] }), 'figures a; , written b; '],
    [fit({ a: [1] }, { w: [1] }), fit({ a: [1] }), 'figures a; w, written a; '],
  ])('finds the first: %o, %o', (a, b, difference) => {
    expect(findDifference(a, b, true)).toBe(difference);
    expect(findDifference(a, b, false)).toBe(difference);
  });

  it('allows nothing to the bit, else 1e-4 · (1 + root mean square) of what was written', () => {
    const [made, written] = [(by: number) => fit({ a: [3 + by, 3, 3] }), fit({ a: [3, 3, 3] })];
    expect(findDifference(made(1e-12), written, true)).toBe('metric a[0]: 3.000000000001, written 3');
    expect(findDifference(made(3.9e-4), written, false)).toBeUndefined();
    expect(findDifference(made(-3.9e-4), written, false)).toBeUndefined();
    expect(findDifference(made(4.1e-4), written, false)).toMatch(/^metric a\[0\]: 3\.00041/);
  });

  it('allows a metric by its own size, however large those of other epochs are, and a value by those of all', () => {
    const [written, made] = [
      [1e6, 0.5],
      [1e6, 0.6],
    ];
    expect(findDifference(fit({ a: made }), fit({ a: written }), false)).toBe(
      'metric a[1]: 0.6, written 0.5',
    );
    expect(findDifference(fit({}, { w: made }), fit({}, { w: written }), false)).toBeUndefined();
    expect(findDifference(fit({ a: [1.00005e36, 1] }), fit({ a: [1e36, 1] }), false)).toBeUndefined();
  });

  it('measures what is finite where other numbers are not, and lets infinite and NaN stand for each other', () => {
    const written = fit({ a: [1, Number.POSITIVE_INFINITY, Number.NaN] });
    expect(
      findDifference(fit({ a: [1.0001, Number.NaN, Number.POSITIVE_INFINITY] }), written, false),
    ).toBeUndefined();
    expect(findDifference(fit({ a: [1.1, Number.NaN, Number.NaN] }), written, false)).toBe(
      'metric a[0]: 1.1, written 1',
    );
    expect(findDifference(fit({ a: [1, Number.NaN, Number.NaN] }), written, true)).toBe(
      'metric a[1]: NaN, written Infinity',
    );
  });
});

describe('accelerate', () => {
  const x = (random: Parameters<Subject>[1]) => tf.tensor1d(random.normal('x', [3]));
  const request = { settings: {}, lifted: {}, bitwise: true };
  const reporting = (tensor: tf.Tensor) => ({ metrics: {}, parameters: { w: tensor.dataSync<'float32'>() } });

  it('declines a program that makes other numbers in any of its trial runs', async () => {
    for (const bad of [3, 4]) {
      let runs = 0;
      const subject: Subject = (_, random) => tf.tidy(() => reporting(x(random).mul(runs++ === bad ? 2 : 1)));
      const result = await accelerate(tf, subject, request);
      expect(result.kind).toBe('declined');
      expect(result.kind === 'declined' && result.reason).toMatch(
        /^a run of the traced program and one of the code as it is written end with different numbers \(parameter w\[0\]: .*, written .*\): the code as it is written does too, when the same run is made again$/,
      );
    }
  });

  it('says nothing of runs made again where these are the same', async () => {
    // what an if makes of seldom numbers is seen by no probe, and is the same in every run of a seed
    const subject: Subject = (_, random) => {
      const z = random.normal('x', [3]);
      return tf.tidy(() => reporting(tf.tensor1d(z).mul(isTried() ? 2 : 1)));
    };
    let runs = 0;
    const isTried = () => runs++ >= 3;
    const result = await accelerate(tf, subject, request);
    expect(result.kind === 'declined' && result.reason).toMatch(/written .*\)$/);
  });

  it('declines where a trial run throws', async () => {
    let runs = 0;
    const subject: Subject = (_, random) => {
      if (runs++ === 3) throw new Error('once');
      return tf.tidy(() => reporting(x(random)));
    };
    expect(await accelerate(tf, subject, request)).toEqual({
      kind: 'declined',
      reason: 'a trial run of the code as it is written threw: once',
    });
  });

  it('takes what is approximate for equal only where it is not asked to the bit or cannot be', async () => {
    // exponentials are others here than on wasm; sums are the same
    const subject: Subject = (_, random) => tf.tidy(() => reporting(x(random).exp()));
    expect(await accelerate(tf, subject, request)).toMatchObject({
      kind: 'accelerated',
      compiled: { exact: false },
    });
    await tf.setBackend('cpu');
    const sums: Subject = (_, random) =>
      tf.tidy(() => reporting(tf.tensor2d(random.normal('x', [3, 200]), [3, 200]).matMul(tf.ones([200, 1]))));
    expect((await accelerate(tf, sums, { ...request, bitwise: false })).kind).toBe('accelerated');
    expect(tf.getBackend()).toBe('cpu');
    await tf.setBackend('wasm');
  });

  it('gives data that goes to other threads', async () => {
    const subject: Subject = ({ lambda }, random) => tf.tidy(() => reporting(x(random).mul(Number(lambda))));
    const result = await accelerate(tf, subject, { ...request, lifted: { lambda: 2 } });
    expect(structuredClone(result)).toEqual(result);
    expect(result).toMatchObject({ kind: 'accelerated', figures: { loops: expect.any(Number) } });
  });
});
