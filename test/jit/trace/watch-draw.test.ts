import { inspect } from 'node:util';
import * as tf from '@tensorflow/tfjs';
import { beforeAll, describe, expect, it } from 'vitest';
import { accelerate } from '../../../src/jit/accelerate.ts';
import type { Random } from '../../../src/model/run/random.ts';
import { loadBackend } from '../../../src/run/worker/backend/load-backend.ts';
import { tidied } from '../in-lanes.ts';
import { metric, one } from './reason-of.ts';

beforeAll(() => loadBackend('wasm'));

/** Why code is declined that looks at its draws. */
async function reasonOf(look: (random: Random) => void): Promise<string> {
  const subject = metric((_, random) => {
    look(random);
    return one(tf.tensor1d(random.normal('y', [3])));
  });
  const result = await accelerate(tf, tidied(subject), { settings: {}, lifted: {}, bitwise: true });
  return result.kind === 'declined' ? result.reason : result.kind;
}

const draw = (random: Random) => random.normal('x', [20]);
const firstOf = ([first]: Iterable<number>) => first;
const order = (random: Random) => random.permutation('p', 20);

describe('code that looks at a draw is declined with its place', () => {
  it.each<readonly [string, (random: Random) => unknown]>([
    ['an if on a number that is seldom large', (random) => (draw(random)[9] ?? 0) > 6],
    ['an if on a number of an order', (random) => order(random)[0] === 19],
    ['at', (random) => draw(random).at(-1)],
    ['a number of a slice', (random) => draw(random).slice(3)[0]],
    ['a number of a subarray', (random) => draw(random).subarray(3, 5)[0]],
    ['Array.from', (random) => Array.from(draw(random))],
    ['a spread', (random) => [...order(random)]],
    ['arguments', (random) => Math.max(...draw(random))],
    ['apply', (random) => Reflect.apply(Math.max, null, draw(random))],
    ['a loop', (random) => [...new Set(draw(random))]],
    ['a destructuring', (random) => firstOf(draw(random))],
    ['map', (random) => draw(random).map((value) => value * 2)],
    ['reduce', (random) => draw(random).reduce((sum, value) => sum + value)],
    ['find', (random) => draw(random).find((value) => value > 3)],
    ['includes', (random) => order(random).includes(3)],
    ['indexOf', (random) => order(random).indexOf(3)],
    ['Float32Array.from', (random) => Float32Array.from(draw(random))],
    ['new Float32Array', (random) => new Float32Array(draw(random))],
    [
      'a copy by its constructor',
      (random) => new (draw(random).constructor as Float32ArrayConstructor)(draw(random)),
    ],
    ['set into another', (random) => new Float32Array(20).set(draw(random))],
    ['its buffer', (random) => new DataView(draw(random).buffer).getFloat32(0)],
    ['the buffer of a subarray', (random) => draw(random).subarray(1).buffer],
    ['JSON', (random) => JSON.stringify(draw(random))],
    ['a text', (random) => `${draw(random).toString()}`],
    ['join', (random) => draw(random).join()],
    ['entries of an object', (random) => Object.entries(draw(random))],
    ['values of an object', (random) => Object.values(draw(random))],
    ['a spread into an object', (random) => ({ ...draw(random) })],
    ['a descriptor', (random) => Object.getOwnPropertyDescriptor(draw(random), '0')],
    ['inspect', (random) => inspect(draw(random))],
    ['methods of arrays', (random) => Array.prototype.filter.call(draw(random), Boolean)],
    ['an integer tensor of floats', (random) => tf.tensor1d(draw(random), 'int32')],
    ['a float tensor of an order', (random) => tf.tensor1d(order(random), 'float32')],
    ['a list of draws', (random) => tf.tensor2d([draw(random), draw(random)] as never)],
  ])('%s', async (_, look) => {
    expect(await reasonOf(look)).toMatch(
      /^test\/jit\/trace\/watch-draw\.test\.ts:\d+:\d+: the code reads numbers from a stream in JavaScript, .*: make a tensor of the draw/,
    );
  });

  it.each<readonly [string, (random: Random) => unknown]>([
    ['an element', (random) => (draw(random)[1] = 2)],
    ['an element of a slice', (random) => (draw(random).slice(2)[1] = 2)],
    ['a property', (random) => Object.defineProperty(draw(random), '0', { value: 1 })],
    ['its prototype', (random) => Object.setPrototypeOf(draw(random), Array.prototype)],
  ])('also where it writes %s', async (_, look) => {
    expect(await reasonOf(look)).toMatch(/^test\/.*: the code changes numbers from a stream in JavaScript/);
  });

  it.each<readonly [string, (random: Random) => unknown]>([
    ['fill', (random) => draw(random).fill(0)],
    ['sort', (random) => Reflect.get(draw(random), 'sort')],
    ['reverse', (random) => Reflect.get(order(random), 'reverse')],
    ['set', (random) => draw(random).set([1])],
  ])('also where %s writes into it', async (_, look) => {
    expect(await reasonOf(look)).toMatch(/^test\/.*: the code (reads|changes) numbers from a stream/);
  });

  it('also where the code catches what is thrown at it', async () => {
    const reason = await reasonOf((random) => {
      try {
        void draw(random)[0];
      } catch {
        // as code does that falls back to something else
      }
    });
    expect(reason).toMatch(/: the code reads numbers from a stream in JavaScript/);
  });

  it('of every kind', async () => {
    for (const kind of [
      (random: Random) => random.uniform('x', 3),
      (random: Random) => random.bernoulli('x', 3),
      (random: Random) => random.integers('x', 3, 0, 9),
      (random: Random) => random.choice('x', 9, 3),
    ])
      expect(await reasonOf((random) => kind(random)[0])).toMatch(/reads numbers from a stream/);
  });
});

it('what says nothing of the numbers may be asked', async () => {
  const subject = metric((_, random) => {
    const x = draw(random);
    const p = order(random);
    const shape = [x.length, x.byteLength / 4, p.BYTES_PER_ELEMENT / 4] as const;
    if (!(x instanceof Float32Array) || shape[0] !== shape[1]) throw new Error('not a draw');
    return one(tf.tensor1d(x).gather(tf.tensor1d(p)).mul(shape[2]));
  });
  const result = await accelerate(tf, tidied(subject), { settings: {}, lifted: {}, bitwise: true });
  expect(result.kind).toBe('accelerated');
});
