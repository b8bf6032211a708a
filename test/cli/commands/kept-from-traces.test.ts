import { afterAll, beforeAll, expect, it } from 'vitest';
import { firstOf } from '../../tools/at-length.ts';
import { makeWorkspace, type Workspace } from './workspace.ts';

/** Code that keeps in its module what it read once: the same in every run, but for what a trace answered. */
const books = {
  number: `
let largest;
export function fit(settings, random) {
  return tf.tidy(() => {
    largest ??= tf.tensor1d([1, 2, 3, 4]).max().dataSync()[0];
    return fitOf(tf.tensor1d(random.normal('x', [4])).square().mean().div(largest));
  });
}`,
  array: `
let scaled;
export function fit(settings, random) {
  return tf.tidy(() => {
    scaled ??= Array.from(tf.tensor1d([1, 2, 3, 4]).div(4).dataSync());
    return fitOf(tf.tensor1d(random.normal('x', [4])).mul(tf.tensor1d(scaled)).square().mean());
  });
}`,
  answer: `
const known = new Map();
export function fit(settings, random) {
  return tf.tidy(() => {
    if (!known.has('scale')) known.set('scale', 1 / tf.scalar(8).sqrt().dataSync()[0]);
    return fitOf(tf.tensor1d(random.normal('x', [4])).mul(known.get('scale')).square().mean());
  });
}`,
};
const head = `import * as tf from '@tensorflow/tfjs';
const fitOf = (loss) => ({ metrics: { loss: [loss.dataSync()[0]] }, parameters: {} });`;
const experimentOf = (name: string) => `
title: ${name}
subject: ../${name}.js#fit
metrics: [loss]
seeds: 1..4
claims:
  - { id: positive, expect: loss > 0 and loss < 100 }
`;

let workspace: Workspace;
beforeAll(() => {
  const files = Object.entries(books).flatMap(([name, code]) => [
    [`${name}.js`, head + code],
    [`experiments/${name}.experiment.yaml`, experimentOf(name)],
  ]);
  workspace = makeWorkspace({ 'package.json': '{ "type": "module" }', ...Object.fromEntries(files) });
});
afterAll(() => workspace.remove());

it.each(firstOf(1, Object.keys(books)))(
  'code that keeps what it read (%s) is judged by its own numbers, beside a trace too, in one thread or two',
  async (name) => {
    const selected = new Set(['positive']);
    const decide = (workers: number, jit: 'auto' | 'off', request = {}) =>
      workspace.decide(name, { backend: 'wasm', workers, jit }, request);
    const written = await decide(1, 'off', { selected });
    for (const workers of [1, 2]) {
      const inLanes = await decide(workers, 'auto');
      expect([inLanes.code, written.code]).toEqual([0, 0]);
      expect(inLanes.outcome.summaries).toEqual(written.outcome.summaries);
    }
  },
);
