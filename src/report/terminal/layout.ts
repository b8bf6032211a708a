import type { Tone } from '../format/verdict-words.ts';

const gap = 3;

/**
 * Lays items out in as many equal columns as fit, read downwards. An item is never broken, so one that is too
 * wide stands alone in its line.
 */
export function layOut(items: readonly string[], width: number): readonly string[] {
  const widest = Math.max(0, ...items.map(columnsOf));
  const most = Math.max(1, Math.floor((width + gap) / (widest + gap)));
  const lines = Math.ceil(items.length / most);
  return Array.from({ length: lines }, (_, line) =>
    items
      .filter((_, i) => i % lines === line)
      .map((item) => item + ' '.repeat(widest + gap - columnsOf(item)))
      .join('')
      .trimEnd(),
  );
}

/** How a report is laid out; `seal` as in mouth.ts. */
export type TerminalOptions = { readonly color: boolean; readonly width: number; readonly seal?: string };

/** Colours a text for a terminal, or leaves it as it is. */
export type Paint = (text: string, style: Tone | 'bold' | 'dim') => string;

const codes = {
  holds: [32, 39],
  fails: [31, 39],
  undecided: [33, 39],
  moved: [33, 39],
  bold: [1, 22],
  dim: [2, 22],
} as const satisfies Record<Parameters<Paint>[1], readonly [on: number, off: number]>;

/** @param seal by which the mouth (mouth.ts) knows that a colour is ours */
export function makePaint({ color, seal = '' }: Pick<TerminalOptions, 'color' | 'seal'>): Paint {
  return (text, style) => {
    const [on, off] = codes[style];
    return color ? `${seal}\u001b[${on}m${text}${seal}\u001b[${off}m` : text;
  };
}

const wide = /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]/u;

/**
 * Counts the columns that a text takes in a terminal: two for a Chinese character, none for a mark that
 * combines with the character before.
 */
export function columnsOf(text: string): number {
  return Array.from(text).reduce(
    (sum, character) => sum + (/\p{M}/u.test(character) ? 0 : wide.test(character) ? 2 : 1),
    0,
  );
}

/**
 * Wraps a text to lines of at most `width` columns, broken between words and after Chinese characters. A
 * longer word stays whole, so that it can be copied.
 */
export function wrapText(text: string, width: number): readonly string[] {
  const lines: string[] = [];
  let line = '';
  for (const { piece, gap } of piecesOf(text)) {
    const longer = line === '' ? piece : `${line}${gap}${piece}`;
    if (line !== '' && columnsOf(longer) > width) {
      lines.push(line);
      line = piece;
    } else line = longer;
  }
  return line === '' ? lines : [...lines, line];
}

/**
 * A piece that is not broken over lines: a word, or a Chinese character with the punctuation that must not
 * begin a line.
 */
const pieces = new RegExp(`${wide.source}[，。：；、？！）”]*|(?:(?!${wide.source}).)+`, 'gsu');

function piecesOf(text: string): readonly { readonly piece: string; readonly gap: string }[] {
  return text
    .split(/\s+/)
    .flatMap((word) =>
      (word.match(pieces) ?? []).map((piece, index) => ({ piece, gap: index === 0 ? ' ' : '' })),
    );
}
