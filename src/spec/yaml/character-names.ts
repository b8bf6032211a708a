/** A character that looks like another or is invisible, and what to write instead; '' means to leave it out. */
export type OddCharacter = { readonly name: string; readonly instead: string };

const space = ' ';
const nothing = '';

/** Names as in Unicode. */
const named: Readonly<Record<string, readonly [name: string, instead: string]>> = {
  '\u00A0': ['NO-BREAK SPACE', space],
  '\u00AD': ['SOFT HYPHEN', nothing],
  '\u115F': ['HANGUL CHOSEONG FILLER', nothing],
  '\u1680': ['OGHAM SPACE MARK', space],
  '\u180E': ['MONGOLIAN VOWEL SEPARATOR', nothing],
  '\u200B': ['ZERO WIDTH SPACE', nothing],
  '\u200C': ['ZERO WIDTH NON-JOINER', nothing],
  '\u200D': ['ZERO WIDTH JOINER', nothing],
  '\u200E': ['LEFT-TO-RIGHT MARK', nothing],
  '\u200F': ['RIGHT-TO-LEFT MARK', nothing],
  '\u2028': ['LINE SEPARATOR', space],
  '\u2029': ['PARAGRAPH SEPARATOR', space],
  '\u202A': ['LEFT-TO-RIGHT EMBEDDING', nothing],
  '\u202B': ['RIGHT-TO-LEFT EMBEDDING', nothing],
  '\u202C': ['POP DIRECTIONAL FORMATTING', nothing],
  '\u202D': ['LEFT-TO-RIGHT OVERRIDE', nothing],
  '\u202E': ['RIGHT-TO-LEFT OVERRIDE', nothing],
  '\u202F': ['NARROW NO-BREAK SPACE', space],
  '\u205F': ['MEDIUM MATHEMATICAL SPACE', space],
  '\u2060': ['WORD JOINER', nothing],
  '\u3000': ['IDEOGRAPHIC SPACE', space],
  '\u3164': ['HANGUL FILLER', nothing],
  '\uFEFF': ['ZERO WIDTH NO-BREAK SPACE', nothing],
  '\u2010': ['HYPHEN', '-'],
  '\u2011': ['NON-BREAKING HYPHEN', '-'],
  '\u2012': ['FIGURE DASH', '-'],
  '\u2013': ['EN DASH', '-'],
  '\u2014': ['EM DASH', '-'],
  '\u2212': ['MINUS SIGN', '-'],
  '\u2018': ['LEFT SINGLE QUOTATION MARK', "'"],
  '\u2019': ['RIGHT SINGLE QUOTATION MARK', "'"],
  '\u201C': ['LEFT DOUBLE QUOTATION MARK', '"'],
  '\u201D': ['RIGHT DOUBLE QUOTATION MARK', '"'],
  '\u201E': ['DOUBLE LOW-9 QUOTATION MARK', '"'],
  '\u2264': ['LESS-THAN OR EQUAL TO', '<='],
  '\u2265': ['GREATER-THAN OR EQUAL TO', '>='],
  '\u2A7D': ['LESS-THAN OR SLANTED EQUAL TO', '<='],
  '\u2A7E': ['GREATER-THAN OR SLANTED EQUAL TO', '>='],
  '\u00D7': ['MULTIPLICATION SIGN', '*'],
  '\u00B7': ['MIDDLE DOT', '*'],
  '\u22C5': ['DOT OPERATOR', '*'],
  '\u2217': ['ASTERISK OPERATOR', '*'],
  '\u2026': ['HORIZONTAL ELLIPSIS', '..'],
  '\u3001': ['IDEOGRAPHIC COMMA', ','],
  '\u3002': ['IDEOGRAPHIC FULL STOP', '.'],
};

/** Names a character that no name and no expression should hold; undefined for all others. */
export function oddCharacter(character: string): OddCharacter | undefined {
  const found = named[character];
  if (found !== undefined) return { name: found[0], instead: found[1] };
  const code = character.codePointAt(0) ?? 0;
  if (code < 0xff01 || code > 0xff5e) return undefined;
  const instead = String.fromCodePoint(code - 0xfee0);
  return { name: `FULLWIDTH form of ${instead}`, instead };
}

/** Letters of other scripts that look like Latin ones, in pairs. */
const twins = [
  ['CYRILLIC', 'аa еe оo рp сc уy хx іi јj ѕs һh ԁd ԛq ԝw АA ВB ЕE КK МM НH ОO РP СC ТT УY ХX ІI ЈJ ЅS'],
  ['GREEK', 'οo ΑA ΒB ΕE ΖZ ΗH ΙI ΚK ΜM ΝN ΟO ΡP ΤT ΥY ΧX'],
] as const;

const latinTwins: ReadonlyMap<string, OddCharacter> = new Map(
  twins.flatMap(([script, pairs]) =>
    pairs.split(' ').map((pair) => {
      const [letter = '', instead = ''] = pair;
      return [letter, { name: `${script} letter that looks like ${instead}`, instead }] as const;
    }),
  ),
);

/** Names a letter that looks like a Latin one but is none; undefined for all others. */
export function latinTwin(letter: string): OddCharacter | undefined {
  return latinTwins.get(letter);
}

/** Returns the look of a name. It is the same for two names that look alike. */
export function lookOf(name: string): string {
  const visible = [...name.normalize('NFKC')].filter((each) => oddCharacter(each)?.instead !== nothing);
  return visible.map((each) => latinTwin(each)?.instead ?? each).join('');
}

/** Renders a code point as `U+00B5`. */
export function codePointOf(character: string): string {
  return `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
}
