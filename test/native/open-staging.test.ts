import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openStaging } from '../../src/native/open-staging.ts';
import { fakeMachine, type FakeMachine } from './fake-machine.ts';

let machine: FakeMachine;
beforeEach(async () => void (machine = await fakeMachine({})));
afterEach(() => machine.remove());

it('leaves nothing behind once closed', async () => {
  const before = await machine.list();
  const staging = await openStaging(machine.root);
  if (staging.state !== 'open') throw new Error('nobody else is at work here');
  await writeFile(join(staging.folder, 'file'), '');
  await staging.close();
  expect(await machine.list()).toEqual(before);
});

it('does not touch the folder of a set-up that is still at work', async () => {
  const folder = join(machine.root, 'node_modules', `.bookproof-native-${process.ppid}`);
  await mkdir(folder);
  expect(await openStaging(machine.root)).toEqual({ state: 'busy', folder, owner: process.ppid });
  expect(await machine.list()).toContain(`${folder}/`);
});

it('leaves other folders of node_modules alone', async () => {
  await mkdir(join(machine.root, 'node_modules', '.bookproof-cache'));
  await openStaging(machine.root);
  expect((await machine.list()).join('\n')).toContain('.bookproof-cache');
});
