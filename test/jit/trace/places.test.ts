import * as tf from '@tensorflow/tfjs';
import { beforeAll, expect, it } from 'vitest';
import { accelerate } from '../../../src/jit/accelerate.ts';
import type { Subject } from '../../../src/model/run/fit.ts';
import { loadBackend } from '../../../src/run/worker/backend/load-backend.ts';
import { tidied } from '../in-lanes.ts';
import { metric, normals, one } from './reason-of.ts';

beforeAll(() => loadBackend('wasm'));

/** The place that a reason names, and the line of this file that stands there. */
async function placeOf(subject: Subject): Promise<string | undefined> {
  const result = await accelerate(tf, tidied(subject), { settings: {}, lifted: {}, bitwise: true });
  if (result.kind !== 'declined') throw new Error('it is accelerated');
  return /test\/jit\/trace\/places\.test\.ts:\d+/.exec(result.reason)?.[0];
}

/** The line after the one that this is called in. */
function nextLine(): string {
  const [, at = '0'] = /places\.test\.ts:(\d+)/.exec(new Error('where?').stack?.split('\n')[2] ?? '') ?? [];
  return `test/jit/trace/places.test.ts:${Number(at) + 1}`;
}

it('a kernel that is not known is named with its place in the code', async () => {
  let line = '';
  const subject = metric((_, random) => {
    const x = normals(random);
    line = nextLine();
    return one(tf.cumsum(x));
  });
  expect(await placeOf(subject)).toBe(line);
});

it('numbers of nowhere are named with the place where they become a tensor', async () => {
  let line = '';
  const subject = metric((_, random) => {
    const x = normals(random, 2);
    line = nextLine();
    const noise = tf.tensor1d([Math.random(), 1]);
    return one(x.add(noise));
  });
  expect(await placeOf(subject)).toBe(line);
});

it('a branch is named with the first call after it that other runs do not make', async () => {
  let line = '';
  const subject = metric((_, random) => {
    const x = normals(random);
    const isLarge = one(x.sum()) > 1;
    line = nextLine();
    return one(isLarge ? x.neg() : x.abs());
  });
  expect(await placeOf(subject)).toBe(line);
});

it('one of several numbers read at once is named with the place where they are read', async () => {
  let line = '';
  const subject = metric((_, random) => {
    const x = normals(random);
    line = nextLine();
    const read = x.dataSync();
    return read[1] ?? 0;
  });
  expect(await placeOf(subject)).toBe(line);
});

it.each<readonly [string, (first: number, second: number, third: number) => number]>([
  ['one', (_, second) => second / 2],
  ['the first of two', (_, second, third) => second + third],
  ['a root', (_, second) => Math.sqrt(Math.abs(second))],
  ['the larger of two', (_, second, third) => Math.max(2 * second, third)],
])('a figure computed in JavaScript of %s is named with the place of its first read', async (_, compute) => {
  let line = '';
  const subject = metric((__, random) => {
    const x = normals(random);
    const first = one(x.max());
    line = nextLine();
    const second = x.sum().dataSync()[0] ?? 0;
    const third = one(x.min());
    return compute(first, second, third);
  });
  expect(await placeOf(subject)).toBe(line);
});

it('a parameter computed in JavaScript is named with the place where it is read', async () => {
  let line = '';
  const subject: Subject = (_, random) => {
    const x = normals(random);
    line = nextLine();
    const w = x.dataSync<'float32'>();
    return { metrics: { loss: [one(x.sum())] }, parameters: { w: w.map((value) => value / 2) } };
  };
  expect(await placeOf(subject)).toBe(line);
});

it.each<readonly [string, Subject]>([
  ['that is read from nothing', metric(() => 0.5)],
  ['that is NaN whatever is read', metric((_, random) => one(normals(random).sum()) * Number.NaN)],
  ['that a comparison makes a number', metric((_, random) => (one(normals(random).sum()) > 0 ? 1 : 0))],
])('a figure %s has no place', async (_, subject) => expect(await placeOf(subject)).toBeUndefined());
