import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, expect, it } from 'vitest';
import { SubjectError } from '../../../src/run/worker/load-subject.ts';
import { assertSharedTensorFlow } from '../../../src/run/worker/assert-shared-tensorflow.ts';

const folder = mkdtempSync(join(tmpdir(), 'bookproof-copies-'));
afterAll(() => rmSync(folder, { recursive: true }));

function subjectIn(name: string, hasCopy: boolean, version?: string): string {
  const copy = join(folder, name, 'node_modules/@tensorflow/tfjs');
  mkdirSync(hasCopy ? copy : join(folder, name), { recursive: true });
  if (hasCopy) writeFileSync(join(copy, 'index.js'), '');
  if (version !== undefined)
    writeFileSync(join(copy, 'package.json'), JSON.stringify({ version, main: 'index.js' }));
  return pathToFileURL(join(folder, name, 'subject.js')).href;
}

it('a subject that resolves the same copy is let through', () => {
  const beside = new URL('../book/subject.js', import.meta.url).href;
  expect(() => assertSharedTensorFlow(beside, import.meta.url)).not.toThrow();
});

it('a subject that has none is let through', () => {
  expect(() => assertSharedTensorFlow(subjectIn('without', false), import.meta.url)).not.toThrow();
});

it('a subject with a copy of its own is refused, naming both and the remedy', () => {
  const refuse = () => assertSharedTensorFlow(subjectIn('with', true), import.meta.url);
  expect(refuse).toThrow(SubjectError);
  expect(refuse).toThrow(/another copy of @tensorflow\/tfjs.*with.*node_modules.*same version/);
});

it.each([
  ['of the same version', '4.22.0', 'both are version 4.22.0: `npm dedupe` leaves one'],
  ['of another version', '3.0.0', 'these are versions 3.0.0 and 4.22.0: give both the same version'],
  ['of no version', undefined, 'these are versions unknown and 4.22.0: give both the same version'],
])('a copy %s is told its own remedy', (name, version, remedy) =>
  expect(() => assertSharedTensorFlow(subjectIn(name, true, version), import.meta.url)).toThrow(remedy),
);
