import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import {
  assertOneTensorFlow,
  loadedCores,
} from '../../../../src/run/worker/backend/assert-one-tensorflow.ts';
import { SubjectError } from '../../../../src/run/worker/load-subject.ts';

const folder = realpathSync(mkdtempSync(join(tmpdir(), 'bookproof-copies-')));
const require = createRequire(import.meta.url);
const added: string[] = [];
afterAll(() => {
  for (const core of added) delete require.cache[core];
  rmSync(folder, { recursive: true });
});

function coreIn(name: string): string {
  const core = join(folder, name, 'node_modules/@tensorflow/tfjs-core/dist/tf-core.node.js');
  mkdirSync(dirname(core), { recursive: true });
  writeFileSync(core, '');
  added.push(core);
  return core;
}

const copyOf = (core: string) => ({
  name: '@tensorflow/tfjs' as const,
  version: '4.20.0',
  file: join(folder, 'tf.js'),
  core,
});

it('lets a subject through that loads the book’s copy, or none, whatever else is installed', () => {
  const core = coreIn('own');
  coreIn('lies-about');
  const before = loadedCores();
  expect(() => assertOneTensorFlow(before, undefined)).not.toThrow();
  require(core);
  expect(() => assertOneTensorFlow(before, copyOf(core))).not.toThrow();
});

it('lets a subject through beside one that loaded another copy before', () => {
  require(coreIn('of-another-subject'));
  expect(() => assertOneTensorFlow(loadedCores(), copyOf(coreIn('of-this')))).not.toThrow();
});

it('refuses a subject that loads two copies, naming both and the remedy', () => {
  const [first, second] = [coreIn('first'), coreIn('second')];
  const before = loadedCores();
  require(first);
  require(second);
  const refuse = () => assertOneTensorFlow(before, copyOf(first));
  expect(refuse).toThrow(SubjectError);
  expect(refuse).toThrow(/two copies .*second.* beside .*first.*the version 4\.20\.0, then `npm dedupe`/);
});

it('refuses a subject that loads a version that is not known', () => {
  const before = loadedCores();
  require(coreIn('ancient'));
  expect(() => assertOneTensorFlow(before, undefined)).toThrow(/ancient.*install @tensorflow\/tfjs 3\.18/);
});
