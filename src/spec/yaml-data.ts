import { isAlias, isMap, isScalar, isSeq, type Document, type Node } from 'yaml';

/** Stands for a collection while its items are read, to find an alias of what it stands in. */
const open = Symbol('open');

/**
 * A document as plain data. Parts that aliases share stay shared, since copies could be
 * exponentially many. Of a key that stands twice the first counts.
 *
 * @param complain told of aliases that lead nowhere or into themselves
 */
export function yamlData(
  document: Document,
  complain: (message: string, offset: number, fatal: boolean) => void,
): unknown {
  const known = new Map<Node, unknown>();

  function read(node: unknown): unknown {
    if (isScalar(node)) return node.value;
    if (isAlias(node)) {
      const target = node.resolve(document);
      if (target !== undefined && known.get(target) !== open) return read(target);
      const reason = target === undefined ? 'names no anchor before it' : 'stands inside what it repeats';
      complain(`the alias *${node.source} ${reason}`, node.range?.[0] ?? 0, true);
      return null;
    }
    if (!isMap(node) && !isSeq(node)) return null;
    if (known.has(node)) return known.get(node);
    known.set(node, open);
    const data = isSeq(node) ? node.items.map(read) : Object.fromEntries(readPairs(node.items));
    known.set(node, data);
    return data;
  }

  function readPairs(
    pairs: readonly { readonly key: unknown; readonly value: unknown }[],
  ): Map<string, unknown> {
    const entries = new Map<string, unknown>();
    for (const { key, value } of pairs) {
      if (!isScalar(key)) continue; // the parser has complained: keys are text
      const name = String(key.value);
      // zod passes over this one key in silence.
      if (name === '__proto__') complain('the key "__proto__" is no name', key.range?.[0] ?? 0, false);
      if (!entries.has(name)) entries.set(name, read(value));
    }
    return entries;
  }

  return read(document.contents);
}
