import { isAlias, isMap, isScalar, isSeq, type Document, type Node } from 'yaml';
import type { Path } from '../diagnostic.ts';
import { isSpelling } from './named-scalars.ts';

/** Marks a collection while its items are read, to find an alias inside the collection that it repeats. */
const open = Symbol('open');

/**
 * Converts a document to plain data. Parts that aliases share stay shared, since copies could be
 * exponentially many. If a key occurs twice, the first counts. Names and expressions are in normal form C, so
 * that it does not matter how an editor composes their letters; texts, paths and code to look for stay as
 * they are.
 *
 * @param complain called for aliases that lead nowhere or into themselves, and for keys that cannot be used
 */
export function yamlData(
  document: Document,
  complain: (message: string, offset: number, fatal: boolean, hint?: string) => void,
): unknown {
  const known = new Map<Node, unknown>();

  function read(node: unknown, path: Path): unknown {
    if (isScalar(node))
      return typeof node.value === 'string' && isSpelling(path) ? node.value.normalize('NFC') : node.value;
    if (isAlias(node)) {
      const target = node.resolve(document);
      if (target !== undefined && known.get(target) !== open) return read(target, path);
      const reason = target === undefined ? 'names no anchor before it' : 'stands inside what it repeats';
      complain(`the alias *${node.source} ${reason}`, node.range?.[0] ?? 0, true);
      return null;
    }
    if (!isMap(node) && !isSeq(node)) return null;
    if (known.has(node)) return known.get(node);
    known.set(node, open);
    const data = isSeq(node)
      ? node.items.map((item, index) => read(item, [...path, index]))
      : Object.fromEntries(readPairs(node.items, path));
    known.set(node, data);
    return data;
  }

  function readPairs(
    pairs: readonly { readonly key: unknown; readonly value: unknown }[],
    path: Path,
  ): Map<string, unknown> {
    const entries = new Map<string, unknown>();
    const twice = new Set<string>();
    for (const { key, value } of pairs) {
      if (!isScalar(key)) continue; // the parser has reported that keys are text
      const name = String(key.value).normalize('NFC');
      const at = key.range?.[0] ?? 0;
      if (name === '<<') {
        complain('"<<" merges maps in YAML 1.1 alone: it is not read here', at, false, 'write the keys out');
        continue;
      }
      if (entries.has(name) && !twice.has(String(key.value)))
        complain(
          `this key stands twice in its map, spelt with other code points`,
          at,
          false,
          'remove one of the two',
        );
      twice.add(String(key.value)); // the parser has reported a key that repeats the same code points
      // zod silently ignores this one key.
      if (name === '__proto__') complain('the key "__proto__" is no name', key.range?.[0] ?? 0, false);
      if (!entries.has(name)) entries.set(name, read(value, [...path, name]));
    }
    return entries;
  }

  return read(document.contents, []);
}
