import { afterAll, beforeAll, expect, it } from 'vitest';
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

it.each([1, 2])(
  'code that keeps what it read is judged by its own numbers, beside a trace too (-j %i)',
  async (workers) => {
    const flags = ['--backend', 'wasm', '-j', String(workers), '--reporter', 'json'];
    const [inLanes, written] = [
      await workspace.bookproof(['run', '-q', '--jit', 'auto', '-o', 'auto', ...flags]),
      await workspace.bookproof(['run', '-q', '--jit', 'off', '-o', 'off', ...flags]),
    ];
    expect([inLanes.code, written.code]).toEqual([0, 0]);
    for (const name of Object.keys(books)) {
      const figures = (folder: string) =>
        (JSON.parse(workspace.read(`${folder}/${name}/outcome.json`)) as { summaries: unknown }).summaries;
      expect(figures('auto')).toEqual(figures('off'));
    }
  },
);
