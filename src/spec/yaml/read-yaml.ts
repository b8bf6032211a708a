import { isAlias, isMap, isNode, isScalar, isSeq, parseDocument, type Node, type Pair } from 'yaml';
import type { Path } from '../diagnostic.ts';
import { offsetInScalar } from './offset-in-scalar.ts';
import { yamlData } from './yaml-data.ts';
import { oddCharacters } from './odd-characters.ts';
import { yamlMistakes, type YamlMistake } from './yaml-mistakes.ts';
import { yamlTraps } from './yaml-traps.ts';

/** A YAML text as plain data, and the offset of each of its parts. */
export type YamlTree = {
  readonly data: unknown;
  readonly mistakes: readonly YamlMistake[];
  /**
   * Returns the offset of the value at a path, or of the nearest one around it if it is missing. `column`
   * counts in a text.
   */
  readonly offsetOf: (path: Path, column?: number) => number;
  readonly offsetOfKey: (path: Path) => number;
  /** Returns a value as the author wrote it; undefined if it is missing. */
  readonly sourceOf: (path: Path) => string | undefined;
};

export function readYaml(yaml: string): YamlTree {
  const document = parseDocument(yaml, {
    version: '1.2',
    schema: 'core',
    prettyErrors: false,
    stringKeys: true,
  });
  const traps = [...yamlTraps(document, yaml), ...oddCharacters(document, yaml)];
  const mistakes = [...withCause(yamlMistakes(document, yaml), traps, yaml)];
  const data = yamlData(document, (message, offset, fatal, hint) =>
    mistakes.push({ message, offset, hint, fatal }),
  );

  const follow = (node: Node | undefined): Node | undefined =>
    isAlias(node) ? node.resolve(document) : node;
  const find = (path: Path): Node | undefined => {
    const last = path.at(-1);
    if (last === undefined) return document.contents ?? undefined;
    const parent = follow(find(path.slice(0, -1)));
    const child = isSeq(parent) ? parent.items[Number(last)] : findPair(parent, last)?.value;
    return isNode(child) ? child : undefined;
  };
  const offsetOf = (path: Path, column?: number): number => {
    const node = find(path);
    if (!node?.range) return path.length === 0 ? 0 : offsetOf(path.slice(0, -1));
    return column !== undefined && isScalar(node) ? offsetInScalar(yaml, node, column) : node.range[0];
  };
  return {
    data,
    mistakes,
    offsetOf,
    offsetOfKey(path) {
      const key = findPair(follow(find(path.slice(0, -1))), path.at(-1))?.key;
      return isNode(key) && key.range ? key.range[0] : offsetOf(path);
    },
    sourceOf(path) {
      const range = find(path)?.range;
      return range ? yaml.slice(range[0], range[1]) : undefined;
    },
  };
}

/**
 * Replaces a fatal mistake by a trap on the same line or the one before. What stops the parser is often such
 * a comment or character, which is then reported alone.
 */
function withCause(
  complaints: readonly YamlMistake[],
  traps: readonly YamlMistake[],
  yaml: string,
): readonly YamlMistake[] {
  const lineOf = (offset: number) => yaml.slice(0, offset).split('\n').length;
  const causeOf = ({ offset, fatal }: YamlMistake) =>
    fatal ? traps.find((trap) => [0, 1].includes(lineOf(offset) - lineOf(trap.offset))) : undefined;
  const causes = new Set(complaints.flatMap((complaint) => causeOf(complaint) ?? []));
  return [
    ...complaints.filter((complaint) => causeOf(complaint) === undefined),
    ...traps.map((trap) => (causes.has(trap) ? { ...trap, fatal: true } : trap)),
  ];
}

function findPair(node: Node | undefined, name: unknown): Pair | undefined {
  if (!isMap(node)) return undefined;
  return node.items.find(({ key }) => isScalar(key) && String(key.value).normalize('NFC') === name);
}
