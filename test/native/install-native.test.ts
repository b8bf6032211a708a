import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import type { Lacking } from '../../src/native/find-lacking.ts';
import { installNative } from '../../src/native/install-native.ts';
import { fakeMachine, tools, type FakeMachine } from './fake-machine.ts';

let machine: FakeMachine;
afterEach(() => machine.remove());

const elsewhere: Lacking = { always: [], wheel: [], platform: 'darwin arm64', compiler: 'c++' };

async function install(npm: string): ReturnType<typeof installNative> {
  machine = await fakeMachine({ npm, python3: tools.python3, 'c++': tools['c++'] });
  const staging = join(machine.root, 'node_modules', '.staging');
  await mkdir(staging);
  const signal = new AbortController().signal;
  return installNative(
    { root: machine.root, staging, env: machine.env, signal, say: () => undefined },
    '4.22.0',
    elsewhere,
  );
}

it('is unsupported where the own installer fails and no wheel fits the platform, and says that wasm goes on', async () => {
  const result = await install(tools.npmWithoutHost);
  expect(result.state).toBe('unsupported');
  expect(result.message).toContain('this is darwin arm64');
  expect(result.message).toContain('goes on with the backend wasm');
  expect(await machine.commands()).not.toContainEqual(expect.stringContaining('python3'));
});

it('installs on such a platform where the own installer works', async () => {
  expect(await install(tools.npm)).toMatchObject({ state: 'installed' });
});

it('keeps the project’s TensorFlow.js the only one', async () => {
  await install(tools.npm);
  expect((await machine.list()).join('\n')).not.toContain('a second TensorFlow.js');
});
