import { isMap, isScalar, isSeq, type Document, type Scalar } from 'yaml';
import type { Path } from '../diagnostic.ts';

/** One key or value of a YAML document, and where it stands. */
export type PlacedScalar = {
  readonly scalar: Scalar;
  readonly path: Path;
  readonly isKey: boolean;
};

/** Every key and value of a document, in its order; what an alias repeats comes once. */
export function placedScalars(document: Document): readonly PlacedScalar[] {
  const found: PlacedScalar[] = [];
  const visit = (node: unknown, path: Path): void => {
    if (isScalar(node)) found.push({ scalar: node, path, isKey: false });
    if (isSeq(node)) node.items.forEach((item, index) => visit(item, [...path, index]));
    if (!isMap(node)) return;
    for (const { key, value } of node.items) {
      if (!isScalar(key)) continue; // the parser has complained: keys are text
      const own = [...path, String(key.value).normalize('NFC')];
      found.push({ scalar: key, path: own, isKey: true });
      visit(value, own);
    }
  };
  visit(document.contents, []);
  return found;
}

/** What people read, and code reads as it stands. */
const forPeople: ReadonlySet<unknown> = new Set(['title', 'says', 'where', 'note', 'source']);
/** What must be the same to the character somewhere else: paths, and code to look for. */
const verbatim: ReadonlySet<unknown> = new Set(['subject', 'equivalentTo', 'file', 'find', 'replace']);
/** Keys whose values have a grammar of their own, in which no # occurs. */
const withGrammar: ReadonlySet<unknown> = new Set(['expect', 'in', 'seeds', 'sweep', 'map']);
const withSettings: ReadonlySet<unknown> = new Set(['with', 'changes', 'sweep']);

/** Whether a value is a text for readers: one, or one of several languages. */
export function isForPeople(path: Path): boolean {
  return forPeople.has(path.at(-1)) || forPeople.has(path.at(-2));
}

/** Whether a value must stay as it is written, to the character. */
export function isVerbatim(path: Path): boolean {
  return verbatim.has(path.at(-1));
}

/** Whether a value is a name, a rule or an expression: the same whether letters are composed or not. */
export function isSpelling(path: Path): boolean {
  return !isVerbatim(path) && !isForPeople(path) && !isPassed(path);
}

/** Whether no # can be part of a value. */
export function hasGrammar(path: Path): boolean {
  return path.some((key) => withGrammar.has(key));
}

/** Whether a value is passed to the code, be it a text of any kind. */
export function isPassed(path: Path): boolean {
  return path.slice(0, -1).some((key) => key === 'with' || key === 'changes');
}

/** Whether a value is a setting of some run. */
export function isSetting(path: Path): boolean {
  return path.slice(0, -1).some((key) => withSettings.has(key));
}
