import { isMap, isScalar, isSeq, type Document, type Scalar } from 'yaml';
import type { Path } from '../diagnostic.ts';

/** One key or value of a YAML document, and its place. */
export type PlacedScalar = {
  readonly scalar: Scalar;
  readonly path: Path;
  readonly isKey: boolean;
};

/** Returns every key and value of a document, in its order. What an alias repeats is listed once. */
export function placedScalars(document: Document): readonly PlacedScalar[] {
  const found: PlacedScalar[] = [];
  const visit = (node: unknown, path: Path): void => {
    if (isScalar(node)) found.push({ scalar: node, path, isKey: false });
    if (isSeq(node)) node.items.forEach((item, index) => visit(item, [...path, index]));
    if (!isMap(node)) return;
    for (const { key, value } of node.items) {
      if (!isScalar(key)) continue; // the parser has reported that keys are text
      const own = [...path, String(key.value).normalize('NFC')];
      found.push({ scalar: key, path: own, isKey: true });
      visit(value, own);
    }
  };
  visit(document.contents, []);
  return found;
}

/** Keys of texts for people, which are kept as they are written. */
const forPeople: ReadonlySet<unknown> = new Set(['title', 'says', 'where', 'note', 'source']);
/** Keys of values that must equal something else to the character: paths, and code to look for. */
const verbatim: ReadonlySet<unknown> = new Set(['subject', 'equivalentTo', 'file', 'find', 'replace']);
/** Keys whose values have a grammar of their own, in which no # occurs. */
const withGrammar: ReadonlySet<unknown> = new Set(['expect', 'in', 'seeds', 'sweep', 'map']);
const withSettings: ReadonlySet<unknown> = new Set(['with', 'changes', 'sweep']);

/** True if a value is a text for readers: the only one, or that of one language. */
export function isForPeople(path: Path): boolean {
  return forPeople.has(path.at(-1)) || forPeople.has(path.at(-2));
}

/** True if a value must stay to the character as it is written. */
export function isVerbatim(path: Path): boolean {
  return verbatim.has(path.at(-1));
}

/** True if a value is a name, a rule or an expression, for which composed and decomposed letters are the same. */
export function isSpelling(path: Path): boolean {
  return !isVerbatim(path) && !isForPeople(path) && !isPassed(path);
}

/** True if no # can be part of a value. */
export function hasGrammar(path: Path): boolean {
  return path.some((key) => withGrammar.has(key));
}

/** True if a value is passed to the code, which may be any text. */
export function isPassed(path: Path): boolean {
  return path.slice(0, -1).some((key) => key === 'with' || key === 'changes');
}

/** True if a value is a setting of some run. */
export function isSetting(path: Path): boolean {
  return path.slice(0, -1).some((key) => withSettings.has(key));
}
