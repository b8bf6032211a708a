import type { Path } from '../diagnostic.ts';
import { valueAt } from '../yaml/value-at.ts';

/** Lists whose items have ids. */
const named: ReadonlyMap<unknown, string> = new Map([
  ['claims', 'claim'],
  ['relations', 'relation'],
  ['defects', 'defect'],
]);

/** Words a place in the document: `"inputs" in "states"`, `item 2 of "guards"`, `"expect" in claim "blows-up"`. */
export function describePath(path: Path, data: unknown): string {
  const last = path.at(-1);
  if (last === undefined) return 'the file';
  const parent = path.slice(0, -1);
  if (typeof last === 'string')
    return parent.length === 0 ? `"${last}"` : `"${last}" in ${describePath(parent, data)}`;
  const kind = parent.length === 1 ? named.get(parent[0]) : undefined;
  if (kind !== undefined) return describeNamed(kind, data, path);
  return `item ${last + 1} of ${describePath(parent, data)}`;
}

function describeNamed(kind: string, data: unknown, path: Path): string {
  const id = valueAt(data, [...path, 'id']);
  return typeof id === 'string' && id !== '' ? `${kind} "${id}"` : `${kind} ${Number(path.at(-1)) + 1}`;
}
