import { readdirSync } from 'node:fs';
import { join, relative, resolve, sep } from 'node:path';
import { expect, it } from 'vitest';
import { findCircles } from '../fixtures/house/find-circles.ts';
import { importsOf, moduleOf, readModules } from '../fixtures/house/read-imports.ts';

const root = resolve(import.meta.dirname, '../..');

/** A reader takes in a folder at one look. */
const mostEntries = 27;

it('no folder of src/ and test/ holds more entries than a reader takes in', () => {
  const folders = ['src', 'test'].flatMap((name) =>
    readdirSync(join(root, name), { recursive: true, withFileTypes: true }),
  );
  const counts = new Map<string, number>();
  for (const { parentPath } of folders) {
    const folder = relative(root, parentPath).split(sep).join('/');
    counts.set(folder, (counts.get(folder) ?? 0) + 1);
  }
  expect(counts.size).toBeGreaterThan(50);
  expect([...counts].filter(([, entries]) => entries > mostEntries)).toEqual([]);
});

it('no file of src/ imports itself by way of others, types included', () => {
  const isStatic = ({ target, late }: ReturnType<typeof importsOf>[number]) =>
    target.startsWith('.') && !late;
  const graph = new Map(
    readModules().map((file) => [file, importsOf(file).filter(isStatic).map(moduleOf)] as const),
  );
  expect(graph.size).toBeGreaterThan(500);
  expect(findCircles(graph)).toEqual([]);
});

it('a circle is found, and named from its first file on', () => {
  const graph = new Map([
    ['a', ['b']],
    ['b', ['c']],
    ['c', ['d', 'b']],
    ['d', []],
  ]);
  expect(findCircles(graph)).toEqual([['b', 'c']]);
});
