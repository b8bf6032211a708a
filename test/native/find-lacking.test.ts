import type * as Files from 'node:fs/promises';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { findLacking } from '../../src/native/find-lacking.ts';
import { fakeMachine, tools, type FakeMachine, type FakeTools } from './fake-machine.ts';

const disk = vi.hoisted(() => ({ freeBlocks: 0 }));
vi.mock('node:fs/promises', async (original) => ({
  ...(await original<typeof Files>()),
  statfs: async () => ({ bavail: disk.freeBlocks, bsize: 1000 }),
}));

const all = { npm: tools.npm, python3: tools.python3, 'c++': tools['c++'] };
let machine: FakeMachine;

async function find(commands: FakeTools, env: NodeJS.ProcessEnv = {}): ReturnType<typeof findLacking> {
  machine = await fakeMachine(commands);
  return findLacking({ root: machine.root, env: { ...machine.env, ...env } });
}

beforeEach(() => void (disk.freeBlocks = 1_000_000));
afterEach(() => machine.remove());

it('lacks nothing on a machine that has all', async () => {
  expect(await find(all)).toMatchObject({ always: [], wheel: [], compiler: 'c++' });
});

it('names each thing lacking with its remedy, all at once', async () => {
  disk.freeBlocks = 899_999;
  const { always, wheel } = await find({ python3: tools.pythonWithoutPip });
  expect(always).toEqual([
    expect.stringContaining('npm on the PATH'),
    expect.stringMatching(/900 MB free .*\(899 MB are; make room/),
  ]);
  expect(wheel).toEqual([
    expect.stringContaining('apt-get install python3-pip'),
    expect.stringContaining('apt-get install g++'),
  ]);
});

it('prefers the compiler that CXX names', async () => {
  const named = { ...all, mycxx: tools['c++'] };
  expect(await find(named, { CXX: 'mycxx' })).toMatchObject({ compiler: 'mycxx' });
});

it('passes over a CXX that is not there', async () => {
  expect(await find(all, { CXX: 'nowhere' })).toMatchObject({ compiler: 'c++' });
});
