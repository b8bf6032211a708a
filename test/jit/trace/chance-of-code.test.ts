import { mkdtempSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import * as tf from '@tensorflow/tfjs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { accelerate } from '../../../src/jit/accelerate.ts';
import type { Subject } from '../../../src/model/run/fit.ts';
import { loadBackend } from '../../../src/run/worker/backend/load-backend.ts';
import { tidied } from '../in-lanes.ts';
import { metric, normals, one, reasonOf } from './reason-of.ts';

const folder = mkdtempSync(join(tmpdir(), 'bookproof-'));
let lucky: { draw: () => number };

beforeAll(async () => {
  await loadBackend('wasm');
  const home = join(folder, 'node_modules', 'lucky');
  mkdirSync(home, { recursive: true });
  writeFileSync(join(home, 'index.mjs'), 'export const draw = () => Math.random();\n');
  lucky = (await import(pathToFileURL(join(home, 'index.mjs')).href)) as typeof lucky;
});
afterAll(() => rmSync(folder, { recursive: true }));

/** A figure that hangs on a number which one run in fifty has. */
const byNumber = (draw: () => number | undefined) =>
  metric((_, random) => {
    const number = draw() ?? 0;
    const x = normals(random);
    return one(number > 0.4 && number < 0.42 ? x.neg() : x);
  });
const declined = /the code takes numbers from Math\.random, where no trace sees what becomes of them/;

describe('a number of Math.random that reaches code', () => {
  it.each<readonly [string, () => number | undefined]>([
    ['as it is', () => Math.random()],
    ['through Array.from', () => Array.from({ length: 1 }, Math.random)[0]],
    ['through map', () => [0].map(Math.random)[0]],
    ['through a typed array', () => Float64Array.from([0], Math.random)[0]],
    ['through Reflect', () => Reflect.apply(Math.random, undefined, [])],
    ['through bind', () => Math.random.bind(null)()],
    ['through sort', () => [1, 2, 3].toSorted(() => Math.random() - 0.5)[0]],
    ['by a package', () => lucky.draw()],
    ['by a package, through map', () => [0].map(lucky.draw)[0]],
    ['by a utility of TensorFlow.js', () => tf.util.randUniform(0, 1)],
    [
      'as an order',
      () => {
        const order = [0.41, 0.9, 0.9];
        tf.util.shuffle(order);
        return order[0];
      },
    ],
  ])('%s is declined', async (_, draw) => expect(await reasonOf(byNumber(draw))).toMatch(declined));

  it('is declined in a function that a promise calls', async () => {
    const subject: Subject = async (settings, random) => {
      const number = await Promise.resolve().then(Math.random);
      return await tidied(byNumber(() => number))(settings, random);
    };
    const result = await accelerate(tf, subject, { settings: {}, lifted: {}, bitwise: true });
    expect(result).toMatchObject({ kind: 'declined', reason: expect.stringMatching(declined) });
  });

  it('is declined at once, whatever the code makes of it', async () => {
    let drawn = 0;
    const many = metric((_, random) => {
      try {
        for (let i = 0; i < 1000; i++, drawn++) Math.random();
      } catch {
        drawn += 0;
      }
      return one(normals(random));
    });
    expect(await reasonOf(many)).toMatch(declined);
    expect(drawn).toBe(0);
  });
});

it.each<readonly [string, () => unknown]>([
  ['tf.randomNormal', () => tf.randomNormal([3])],
  ['tf.randomUniform', () => tf.randomUniform([3])],
  ['tf.truncatedNormal', () => tf.truncatedNormal([3])],
  ['tf.dropout', () => tf.dropout(tf.ones([3]), 0.5)],
  ['an initialiser', () => tf.initializers.glorotNormal({}).apply([2, 3])],
])('what %s draws is not taken for the code’s own number', async (_, draw) => {
  const subject = metric((__, random) => {
    draw(); // and nothing rests on it
    return one(normals(random));
  });
  await expect(reasonOf(subject)).resolves.not.toMatch(declined);
});
