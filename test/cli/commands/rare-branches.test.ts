import { afterEach, describe, expect, it } from 'vitest';
import { firstOf } from '../../tools/at-length.ts';
import { makeWorkspace, type Workspace } from './workspace.ts';

/** Code that does otherwise than it mostly does at some of many seeds, which the trial runs of a trace most likely miss. */
const codes = {
  'an if on a drawn number': `
    const noise = random.normal('noise', [20]);
    let y = tf.tensor1d(noise).square().mean();
    if (noise[9] > 0.65) y = y.neg();
    return y;`,
  'drawn numbers that are set to 0': `
    const noise = random.normal('noise', [20]);
    noise.forEach((value, i) => { if (value > 3) noise[i] = 0; });
    const x = tf.tensor1d(noise);
    return x.square().mean().sub(tf.relu(x.sub(3)).sum()).add(noise.includes(0) ? -9 : 0);`,
  'integers beyond 2^24': `
    const x = tf.tensor1d(random.integers('n', [20], 2 ** 24 - 2000, 2 ** 24 + 1), 'int32');
    return x.add(tf.scalar(1, 'int32')).sub(x).cast('float32').mean().sub(0.5).sub(x.greater(2 ** 24 - 2).any().cast('float32'));`,
  'an if on an interval of a number that was read': `
    const x = tf.tensor1d(random.normal('noise', [20]));
    const read = x.mean().dataSync()[0];
    const y = x.square().mean();
    return read > 0.3 && read < 0.4 ? y.neg() : y;`,
} as const;

const bookOf = (code: string) => ({
  'package.json': '{ "type": "module" }',
  'book.js': `
import * as tf from '@tensorflow/tfjs';
export function draw(settings, random) {
  return tf.tidy(() => {
    const y = (() => {${code}
    })();
    return { metrics: { loss: [y.dataSync()[0]] }, parameters: {} };
  });
}
`,
  'experiments/rare.experiment.yaml': `
title: Rare
subject: ../book.js#draw
metrics: [loss]
seeds: 1..3
claims:
  - id: positive
    expect: loss > 0
    in: most of 300 runs
`,
});

let workspace: Workspace;
afterEach(() => workspace.remove());

/** How many of 300 runs the claim holds in, and the exit code. */
async function heldWith(jit: 'auto' | 'off') {
  const selected = new Set(['positive']); // and no other run made again
  const { code, outcome } = await workspace.decide(
    'rare',
    { backend: 'wasm', workers: 1, jit },
    { selected },
  );
  const { evidence } = outcome.checks.find(({ id }) => id === 'positive')?.verdict ?? {};
  return { code, held: evidence && 'tally' in evidence ? evidence.tally.held : Number.NaN };
}

describe('code that seldom takes another way', () => {
  it.each(firstOf(1, Object.entries(codes)))('is judged with lanes as without: %s', async (_, code) => {
    workspace = makeWorkspace(bookOf(code));
    const written = await heldWith('off');
    expect(await heldWith('auto')).toEqual(written);
    expect(written.held).toBeGreaterThan(150);
    expect(written.held).toBeLessThan(300);
  });
});
