import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { moveIntoPlace } from '../../src/native/move-into-place.ts';
import type { InstallStep } from '../../src/native/step.ts';
import { fakeMachine, tfjsNode, type FakeMachine } from './fake-machine.ts';

const staged = '.staging/node_modules/@tensorflow/tfjs-node';
const loadsInStagingOnly = 'if (!__dirname.includes(".staging")) throw new Error("moved away");';
let machine: FakeMachine;

beforeEach(async () => {
  machine = await fakeMachine({});
  await machine.put(`${staged}/lib/napi-v8/tfjs_binding.node`, '2.15.1');
});
afterEach(() => machine.remove());

async function move(signal = new AbortController().signal): Promise<InstallStep> {
  const staging = join(machine.root, 'node_modules', '.staging');
  return moveIntoPlace({ root: machine.root, staging, env: machine.env, signal, say: () => undefined });
}

it('says which TensorFlow it found where it is now', async () => {
  await machine.put(`${staged}/index.js`, tfjsNode);
  expect(await move()).toEqual({ state: 'done', tensorflow: '2.15.1' });
});

it('takes it back where it does not load there', async () => {
  await machine.put(`${staged}/index.js`, loadsInStagingOnly);
  const before = await machine.list();
  expect(await move()).toMatchObject({ state: 'failed', why: expect.stringContaining('moved away') });
  expect(await machine.list()).toEqual(before);
});

it('brings back what was there before', async () => {
  await machine.put(`${staged}/index.js`, loadsInStagingOnly);
  await machine.put('@tensorflow/tfjs-node/index.js', 'what was there');
  const before = await machine.list();
  await move();
  expect(await machine.list()).toEqual(before);
});

it('brings it back on an interrupt, too', async () => {
  await machine.put(`${staged}/index.js`, tfjsNode);
  await machine.put('@tensorflow/tfjs-node/index.js', 'what was there');
  const before = await machine.list();
  await expect(move(AbortSignal.abort(new Error('interrupted')))).rejects.toThrow('interrupted');
  expect(await machine.list()).toEqual(before);
});
