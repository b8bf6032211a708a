import type { Path } from './finding.ts';
import { valueAt } from './value-at.ts';

/** A place in the document, for people: `"inputs" in "states"`, `item 2 of "guards"`, `"expect" in claim "blows-up"`. */
export function describePath(path: Path, data: unknown): string {
  const last = path.at(-1);
  if (last === undefined) return 'the experiment';
  const parent = path.slice(0, -1);
  if (typeof last === 'string')
    return parent.length === 0 ? `"${last}"` : `"${last}" in ${describePath(parent, data)}`;
  if (parent.length === 1 && parent[0] === 'claims') return describeClaim(data, last);
  return `item ${last + 1} of ${describePath(parent, data)}`;
}

function describeClaim(data: unknown, index: number): string {
  const id = valueAt(data, ['claims', index, 'id']);
  return typeof id === 'string' && id !== '' ? `claim "${id}"` : `claim ${index + 1}`;
}
