import * as tf from '@tensorflow/tfjs';
import { beforeAll, describe, expect, it } from 'vitest';
import { accelerate } from '../../../src/jit/accelerate.ts';
import type { Fit, Subject } from '../../../src/model/run/fit.ts';
import { loadBackend } from '../../../src/run/worker/backend/load-backend.ts';
import { tidied } from '../in-lanes.ts';

beforeAll(() => loadBackend('wasm'));

type Look = (read: number, all: Float32Array | Int32Array) => unknown;

/** Reports one number as it is, and looks at it and at three others first. */
function looking(look: Look, dtype: 'float32' | 'int32' = 'float32'): (...given: Parameters<Subject>) => Fit {
  return (_, random) => {
    const x = tf.tensor1d(random.normal('x', [3]));
    const all = x.cast(dtype).dataSync<'float32' | 'int32'>();
    const read = x.sum().dataSync()[0] as number;
    look(read, all);
    return { metrics: { loss: [read] }, parameters: { x: x.dataSync<'float32'>() } };
  };
}

const answerTo = (look: Look, dtype?: 'int32') => answer(looking(look, dtype));

async function answer(subject: Subject): Promise<string> {
  const result = await accelerate(tf, tidied(subject), { settings: {}, lifted: {}, bitwise: true });
  return result.kind === 'declined' ? result.reason : result.kind;
}

describe('code that computes with what it read is declined with its place, though no number that is tried shows it', () => {
  it.each<readonly [string, Look]>([
    ['an if on an interval', (read) => read > 0.65 && read < 0.66],
    ['an if on an interval of another', (_, all) => (all[1] ?? 0) > 0.65 && (all[1] ?? 0) < 0.66],
    ['a sum', (read) => read + 1],
    ['a difference', (read) => read - 1],
    ['equality with conversion', (read) => (read as unknown) == '7'],
    ['Math', (read) => Math.log(read)],
    ['the smallest so far', (read) => Math.min(1e9, read)],
    ['a conversion', (read) => Math.fround(read)],
    ['isNaN', (read) => isNaN(read)],
    ['an index', (read) => [1, 2, 3][read | 0]],
    ['reduce', (_, all) => (all as Float32Array).reduce((sum, value) => sum + value)],
    ['a sort by size', (_, all) => [...all].toSorted((a, b) => a - b)],
    ['a loop', (_, all) => [...all].filter((value) => value > 0)],
    ['forEach', (_, all) => all.forEach((value) => value * 2)],
    ['entries', (_, all) => [...all.entries()].map(([i, value]) => i * value)],
    ['a slice', (_, all) => (all.slice(1)[0] ?? 0) > 1],
    ['a subarray', (_, all) => (all.subarray(1, 2)[0] ?? 0) > 1],
    ['a copy', (_, all) => Float32Array.from(all)],
    ['a copy by new', (_, all) => new Float64Array(all)],
    ['set into another', (_, all) => new Float32Array(3).set(all)],
    ['its buffer', (_, all) => new DataView(all.buffer).getFloat32(0)],
    ['an element written', (_, all) => (all[0] = 3)],
  ])('%s', async (_, look) => {
    expect(await answerTo(look)).toMatch(
      /^test\/jit\/trace\/watch-reads\.test\.ts:\d+:\d+: the code computes in JavaScript with a number that it read/,
    );
  });

  it('of integers too', async () => {
    expect(await answerTo((_, all) => (all[0] ?? 0) > 3, 'int32')).toMatch(/computes in JavaScript/);
  });

  it('and where it catches what is thrown at it', async () => {
    const look: Look = (read) => {
      try {
        return read * 2;
      } catch {
        return 0; // as code does that falls back to something else
      }
    };
    expect(await answerTo(look)).toMatch(/computes in JavaScript/);
  });
});

describe('code that makes a text of what it read and does not print it is declined with its place', () => {
  it.each<readonly [string, Look]>([
    ['an if on it', (read) => `${read}`.startsWith('-')],
    ['an if on it rounded', (read) => read.toFixed(1) === '0.7'],
    ['a switch', (read) => (String(read) === '0.5' ? 1 : 2)],
    ['a number of it', (read) => Number(read.toPrecision(3))],
    ['a key', (read) => ({ 1: 'one' })[read]],
    ['a copy by JSON', (read) => JSON.parse(JSON.stringify([read])) as unknown],
    ['all of them', (_, all) => all.join(',') > '0'],
    ['as people write it', (read) => read.toLocaleString() > '0.5'],
    ['a size of one of its digits', (read) => read.toExponential().length],
    ['one that is printed, and another', (read) => [console.log(`${read}`), `${read}` > '0.7']],
  ])('%s', async (_, look) => {
    expect(await answerTo(look)).toMatch(
      /^test\/jit\/trace\/watch-reads\.test\.ts:\d+:\d+: the code makes a text of a number that it read .* does not print it/,
    );
  });

  it('a metric that went through JSON', async () => {
    const cloning: Subject = (settings, random) => {
      const fit = looking(() => undefined)(settings, random);
      return { ...fit, metrics: JSON.parse(JSON.stringify(fit.metrics)) as Fit['metrics'] };
    };
    expect(await answer(cloning)).toMatch(/makes a text of a number/);
  });
});

it.each<readonly [string, Look]>([
  ['keeps it', (read) => [read]],
  ['prints it', (read) => console.log('loss', read)],
  ['prints a text of it', (read) => console.log(`loss ${read}`)],
  ['prints it rounded', (read) => console.info(`${read.toFixed(3)}`, read.toPrecision(2), read.toString())],
  ['prints the beginning of it', (read) => console.log(String(read).padEnd(9).slice(0, 5))],
  ['prints it as JSON', (read) => console.warn(JSON.stringify({ loss: read }))],
  ['prints it as a table', (read) => console.table([{ loss: read.toFixed(2) }])],
  ['writes it to the terminal', (read) => process.stdout.write(`loss ${read}\n`)],
  ['prints all of them', (_, all) => console.log(all.join(', '))],
  ['asks how many there are', (_, all) => all.length * all.byteLength],
  ['takes them one by one', (_, all) => Array.from(all)],
])('code that %s is not', async (_, look) => {
  expect(await answerTo(look)).toBe('accelerated');
});
