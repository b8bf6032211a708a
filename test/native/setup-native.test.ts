import type * as Files from 'node:fs/promises';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { setupNative, type SetupResult } from '../../src/native/setup-native.ts';
import { fakeMachine, tools, type FakeMachine, type FakeTools } from './fake-machine.ts';

// A temporary folder may lie on a disk that is too small for the real thing.
vi.mock('node:fs/promises', async (original) => ({
  ...(await original<typeof Files>()),
  statfs: async () => ({ bavail: 1_000_000, bsize: 1000 }),
}));

const complete = { npm: tools.npmWithoutHost, python3: tools.python3, 'c++': tools['c++'] };
const unbuilt = '@tensorflow/tfjs-node/index.js';
let machine: FakeMachine;
let said: string[];

async function setup(commands?: FakeTools): Promise<SetupResult> {
  if (commands) machine = await fakeMachine(commands);
  return setupNative({ root: machine.root, env: machine.env, say: (line) => said.push(line) });
}

beforeEach(() => void (said = []));
afterEach(() => machine.remove());

describe('a machine that has all it takes', () => {
  it('installs by tfjs-node’s own installer where that works, and asks PyPI for nothing', async () => {
    const result = await setup({ ...complete, npm: tools.npm });
    expect(result).toMatchObject({
      state: 'installed',
      message: expect.stringContaining('TensorFlow 2.9.1 by its own installer'),
    });
    expect(await machine.commands()).not.toContainEqual(expect.stringContaining('pip download'));
  });

  it.runIf(wheelFits())('goes on to the wheel where the own installer fails', async () => {
    const result = await setup(complete);
    expect(result).toMatchObject({
      state: 'installed',
      message: expect.stringContaining('TensorFlow 2.15.1 from tensorflow-cpu'),
    });
    const listing = (await machine.list()).join('\n');
    expect(listing).toContain('deps/lib/libtensorflow.so.2.9.1 -> libtensorflow_cc.so.2');
    expect(listing).not.toMatch(/half\.so|\.bookproof-native|\.whl/);
  });

  it('says what it downloads and what disk it takes before the first download', async () => {
    await setup({ ...complete, npm: tools.npmOffline });
    const before = said
      .slice(
        0,
        said.findIndex((line) => line.startsWith('Fetching')),
      )
      .join('\n');
    expect(before).toContain('0.9 GB of disk');
    expect(before).toContain('1.1 MB from npm');
  });

  it('finds it present the second time, and runs no command', async () => {
    await setup({ ...complete, npm: tools.npm });
    const [listing, commands] = [await machine.list(), await machine.commands()];
    expect(await setup()).toMatchObject({ state: 'present' });
    expect(await machine.list()).toEqual(listing);
    expect(await machine.commands()).toEqual(commands);
  });

  it('replaces a tfjs-node that npm left there without its addon', async () => {
    machine = await fakeMachine({ ...complete, npm: tools.npm });
    await machine.put(unbuilt, 'throw new Error("not built")');
    expect(await setup()).toMatchObject({ state: 'installed' });
    expect((await machine.list()).join('\n')).not.toContain('not built');
  });

  it('starts clean over what an interrupted set-up left behind', async () => {
    machine = await fakeMachine({ ...complete, npm: tools.npm });
    const deadProcess = 2 ** 30; // beyond any process id that Linux gives
    await mkdir(join(machine.root, 'node_modules', `.bookproof-native-${deadProcess}`, 'half'), {
      recursive: true,
    });
    expect(await setup()).toMatchObject({ state: 'installed' });
    expect((await machine.list()).join('\n')).not.toContain('.bookproof-native');
  });
});

describe('a failure leaves node_modules as it was and names cause and remedy', () => {
  it.for([
    [
      'npm cannot fetch',
      { ...complete, npm: tools.npmOffline },
      'the registry is silent. Check that npm reaches its registry',
    ],
    ['there is no npm', { python3: tools.python3, 'c++': tools['c++'] }, 'lacks npm on the PATH'],
  ] as const)('%s', expectFailure);

  it.runIf(wheelFits()).for([
    ['there is no pip', { ...complete, python3: tools.pythonWithoutPip }, 'lacks pip, as `python3 -m pip`'],
    ['there is no compiler', { npm: complete.npm, python3: complete.python3 }, 'lacks a C++ compiler'],
    [
      'pip cannot download',
      { ...complete, python3: tools.pythonOffline },
      'ERROR: No matching distribution found.',
    ],
    ['the compiler fails', { ...complete, 'c++': tools.brokenCompiler }, 'fatal error: string: No such file'],
    [
      'the addon does not load',
      { ...complete, 'c++': '' },
      'it does not load: Error: the addon is not there',
    ],
  ] as const)('%s', expectFailure);

  it('TensorFlow.js has another version', async () => {
    machine = await fakeMachine(complete);
    await writeFile(join(machine.root, 'node_modules/@tensorflow/tfjs/package.json'), '{"version":"4.20.0"}');
    expect(await setup()).toMatchObject({
      state: 'failed',
      message: expect.stringContaining('npm install @tensorflow/tfjs@4.22.0'),
    });
    expect(await machine.commands()).toEqual(['']);
  });
});

async function expectFailure([, commands, telling]: readonly [string, FakeTools, string]): Promise<void> {
  machine = await fakeMachine(commands);
  await machine.put(unbuilt, 'throw new Error("not built")');
  const before = await machine.list();
  const result = await setup();
  expect(result).toMatchObject({ state: 'failed', message: expect.stringContaining(telling) });
  expect(result.message).toContain('goes on with the backend wasm');
  expect(result.message).not.toContain('\n');
  expect(await machine.list()).toEqual(before);
}

function wheelFits(): boolean {
  return process.platform === 'linux' && process.arch === 'x64';
}
