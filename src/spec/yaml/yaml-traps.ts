import { Scalar, type Document } from 'yaml';
import { hasGrammar, isForPeople, isSetting, placedScalars, type PlacedScalar } from './named-scalars.ts';
import type { YamlMistake } from './yaml-mistakes.ts';

type Trap = Pick<YamlMistake, 'message' | 'hint'> & { readonly offset?: number };

/**
 * Finds what YAML reads otherwise than it looks: texts cut by a comment, and numbers and words that have
 * another value.
 */
export function yamlTraps(document: Document, yaml: string): readonly YamlMistake[] {
  return placedScalars(document).flatMap((placed): YamlMistake[] => {
    const { scalar, path, isKey } = placed;
    if (scalar.type !== Scalar.PLAIN || !scalar.range) return [];
    const source = yaml.slice(scalar.range[0], scalar.range[1]);
    const trap = isKey
      ? undefined
      : (cutText(placed, yaml) ?? otherNumber(placed, source) ?? otherWord(placed));
    return trap ? [{ offset: scalar.range[0], fatal: false, path, ...trap }] : [];
  });
}

/** Finds a text without quotes that ` #` cuts, since that starts a comment. */
function cutText({ scalar, path }: PlacedScalar, yaml: string): Trap | undefined {
  const { value, range } = scalar;
  if (typeof value !== 'string' || !range) return undefined;
  const comment = /^[ \t]+(#.*)/.exec(
    yaml.slice(range[1], yaml.indexOf('\n', range[1]) + 1 || undefined),
  )?.[1];
  if (comment === undefined) return undefined;
  const isText = isForPeople(path) || (/\s/.test(value) && !hasGrammar(path));
  if (!isText) return undefined;
  return {
    offset: yaml.indexOf('#', range[1]),
    message: `the text ends before ${JSON.stringify(clip(comment))}, since a # after a space starts a comment`,
    hint: 'put the whole text in quotes, or the comment on a line of its own',
  };
}

function clip(text: string): string {
  const characters = [...text.trimEnd()];
  return characters.length > 30 ? `${characters.slice(0, 29).join('')}…` : characters.join('');
}

/** Finds a number that is not what it looks like, or that was meant as a text. */
function otherNumber({ scalar: { value }, path }: PlacedScalar, source: string): Trap | undefined {
  if (typeof value !== 'number') return undefined;
  const read = String(value);
  if (isForPeople(path) || path.at(-1) === 'id') {
    if (read === source) return undefined; // the schema says that it must be text
    return {
      message: `${source} is read as the number ${read}, and this must be text`,
      hint: `put it in quotes: "${source}"`,
    };
  }
  if (!isMisleading(source, value)) return undefined;
  return {
    message: `${source} is read as the number ${read}`,
    hint: `write ${read}, or "${source}" for a text`,
  };
}

/**
 * True for another base, for leading zeros that some readers take for one, and for more digits than a number
 * holds.
 */
function isMisleading(source: string, value: number): boolean {
  const digits = source.replace(/^[+-]/, '');
  if (/^0[xo]/i.test(digits) || /^0\d/.test(digits)) return true;
  if (/^\d+$/.test(digits)) return Number.isFinite(value) && BigInt(digits) !== BigInt(Math.abs(value));
  return value === 0 && /[1-9]/.test(digits.replace(/e.*$/i, ''));
}

const words = new Map([
  ['yes', true],
  ['on', true],
  ['no', false],
  ['off', false],
]);

/** Finds words that YAML 1.1 read as true and false, and that are now texts. In code the text "no" is truthy. */
function otherWord({ scalar: { value }, path }: PlacedScalar): Trap | undefined {
  if (typeof value !== 'string' || !isSetting(path)) return undefined;
  const meant = words.get(value.toLowerCase());
  if (meant === undefined) return undefined;
  return {
    message: `${value} is read as the text "${value}", not as ${meant}`,
    hint: `write ${meant}, or "${value}" in quotes for the text`,
  };
}
