import type { Document } from 'yaml';
import { codePointOf, latinTwin, lookOf, oddCharacter, type OddCharacter } from './character-names.ts';
import {
  hasGrammar,
  isForPeople,
  isPassed,
  isVerbatim,
  placedScalars,
  type PlacedScalar,
} from './named-scalars.ts';
import type { YamlMistake } from './yaml-mistakes.ts';

/**
 * Finds characters in names and expressions that only look right: spaces that are none, full-width
 * punctuation, signs that no expression knows, letters of another script, and two names that look alike.
 * Texts for people may hold all of these.
 */
export function oddCharacters(document: Document, yaml: string): readonly YamlMistake[] {
  const names = placedScalars(document).filter(
    ({ scalar, path, isKey }) =>
      typeof scalar.value === 'string' && scalar.range && (isKey || !(isForPeople(path) || isVerbatim(path))),
  );
  const odd = new Map(names.map((placed) => [placed, oddIn(placed, yaml)]));
  const sound = names.filter((placed) => odd.get(placed)?.length === 0);
  return [...[...odd.values()].flat(), ...alike(sound, yaml)];
}

function oddIn(placed: PlacedScalar, yaml: string): readonly YamlMistake[] {
  const { scalar, path } = placed;
  const text = String(scalar.value).normalize('NFC');
  const found = firstOdd(text, (odd) => !isHarmless(odd, placed));
  if (found === undefined) return [];
  const [character, { name, instead }] = found;
  const what = `${JSON.stringify(text)} holds ${codePointOf(character)}, ${name}`;
  const hint =
    instead === ''
      ? 'leave it out'
      : instead === ' '
        ? 'write an ordinary space'
        : `write ${instead} instead`;
  return [{ offset: offsetOf(placed, character, yaml), message: what, hint, fatal: false, path }];
}

/** Returns the offset of a character. If it is written as an escape in quotes, it is the start of the text. */
function offsetOf({ scalar: { range } }: PlacedScalar, character: string, yaml: string): number {
  const [start, end] = range ?? [0, 0];
  const at = yaml.indexOf(character, start);
  return at < 0 || at >= end ? start : at;
}

/**
 * True for a space of any width between the words of an expression, and for a visible character in a text
 * that is passed to the code.
 */
function isHarmless({ instead }: OddCharacter, { path, isKey }: PlacedScalar): boolean {
  if (isKey) return false;
  return hasGrammar(path) ? instead === ' ' : isPassed(path) && instead !== '';
}

function firstOdd(
  text: string,
  counts: (odd: OddCharacter) => boolean,
): readonly [string, OddCharacter] | undefined {
  for (const character of text) {
    const odd = oddCharacter(character);
    if (odd && counts(odd)) return [character, odd];
  }
  for (const [word] of text.matchAll(/[\p{ID_Start}_][\p{ID_Continue}]*/gu)) {
    if (!/\p{Script=Latin}/u.test(word)) continue;
    for (const letter of word) {
      const twin = latinTwin(letter);
      if (twin && counts(twin)) return [letter, twin];
    }
  }
  return undefined;
}

type Spelling = { readonly word: string; readonly placed: PlacedScalar };

/** Finds names that look alike and are not the same: µ of a keyboard and μ of Greek. */
function alike(names: readonly PlacedScalar[], yaml: string): readonly YamlMistake[] {
  const first = new Map<string, string>();
  const mistakes: YamlMistake[] = [];
  for (const { word, placed } of names.flatMap(wordsOf)) {
    const look = lookOf(word);
    const before = first.get(look) ?? word;
    first.set(look, before);
    if (before === word) continue;
    const [own, other] = differing(word, before);
    mistakes.push({
      offset: offsetOf(placed, own, yaml),
      message: `"${word}" with ${codePointOf(own)} is not "${before}" with ${codePointOf(other)}, which stands before it`,
      hint: 'write both the same way, as the code does',
      fatal: false,
      path: placed.path,
    });
  }
  return mistakes;
}

function wordsOf(placed: PlacedScalar): readonly Spelling[] {
  const text = String(placed.scalar.value).normalize('NFC');
  return [...text.matchAll(/[\p{ID_Start}_][\p{ID_Continue}]*/gu)].map(([word]) => ({ word, placed }));
}

/** Returns the first characters in which two names differ. */
function differing(a: string, b: string): readonly [string, string] {
  const [own, other] = [[...a], [...b]];
  const at = own.findIndex((character, i) => character !== other[i]);
  return [own[at] ?? '', other[at] ?? ''];
}
