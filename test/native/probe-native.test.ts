import { afterEach, beforeEach, expect, it } from 'vitest';
import { probeNative, type NativeProbe } from '../../src/native/probe-native.ts';
import { fakeMachine, tfjsNode, type FakeMachine } from './fake-machine.ts';

let machine: FakeMachine;
beforeEach(async () => {
  machine = await fakeMachine({});
  await machine.put('@tensorflow/tfjs-node/lib/napi-v8/tfjs_binding.node', '2.15.1');
});
afterEach(() => machine.remove());

async function probe(code?: string): Promise<NativeProbe> {
  if (code !== undefined) await machine.put('@tensorflow/tfjs-node/index.js', code);
  return probeNative({ root: machine.root, specifier: '@tensorflow/tfjs-node', env: machine.env });
}

it('tells the versions of what loads', async () => {
  expect(await probe(tfjsNode)).toEqual({ state: 'loads', version: '4.22.0', tensorflow: '2.15.1' });
});

it('tells what is missing from what is broken', async () => {
  expect(await probe()).toEqual({ state: 'missing' });
  expect(await probe('throw new Error("not built")')).toMatchObject({
    state: 'broken',
    why: 'Error: not built',
  });
});

it('survives an addon that ends the process', async () => {
  expect(await probe('process.kill(process.pid, "SIGILL")')).toEqual({
    state: 'broken',
    why: 'ended with SIGILL',
  });
});

it('finds the answer among what TensorFlow logs', async () => {
  const noisy = `console.log('before'); process.on('exit', () => console.error('after')); ${tfjsNode}`;
  expect(await probe(noisy)).toMatchObject({ state: 'loads' });
});

it('rejects a tfjs-node that would use a TensorFlow.js of its own', async () => {
  const own = '@tensorflow/tfjs-node/node_modules/@tensorflow/tfjs';
  await machine.put(`${own}/package.json`, '{}');
  await machine.put(`${own}/index.js`, 'exports.register = () => {};');
  expect(await probe(tfjsNode)).toMatchObject({
    state: 'broken',
    why: expect.stringContaining('another @tensorflow/tfjs'),
  });
});

it('rejects another backend than tensorflow', async () => {
  const why = expect.stringContaining('the backend registered is cpu');
  expect(await probe(tfjsNode.replace("'tensorflow'", "'cpu'"))).toMatchObject({ state: 'broken', why });
});

it('rejects a backend that trains wrongly', async () => {
  const wrong = `${tfjsNode} require('@tensorflow/tfjs').train.sgd = () => ({ minimize: () => {} });`;
  expect(await probe(wrong)).toMatchObject({
    state: 'broken',
    why: expect.stringContaining('gave 3, not 1.5'),
  });
});
