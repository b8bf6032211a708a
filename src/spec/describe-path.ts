import type { Path } from './finding.ts';
import { valueAt } from './value-at.ts';

/** Lists whose items have an id of their own. */
const singular: Readonly<Record<string, string>> = { claims: 'claim', defects: 'defect' };

/** A place in the document, for people: `"inputs" in "states"`, `item 2 of "guards"`, `"expect" in claim "blows-up"`. */
export function describePath(path: Path, data: unknown): string {
  const last = path.at(-1);
  if (last === undefined) return 'the file';
  const parent = path.slice(0, -1);
  if (typeof last === 'string')
    return parent.length === 0 ? `"${last}"` : `"${last}" in ${describePath(parent, data)}`;
  const [list = ''] = parent;
  const item = parent.length === 1 ? singular[list] : undefined;
  if (item !== undefined) return describeItem(data, list, item, last);
  return `item ${last + 1} of ${describePath(parent, data)}`;
}

function describeItem(data: unknown, list: string | number, item: string, index: number): string {
  const id = valueAt(data, [list, index, 'id']);
  return typeof id === 'string' && id !== '' ? `${item} "${id}"` : `${item} ${index + 1}`;
}
