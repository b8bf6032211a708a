const wide = /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]/u;

/** Columns that a text takes in a terminal: two for a Chinese character, none for what combines with the one before. */
export function columnsOf(text: string): number {
  return Array.from(text).reduce(
    (sum, character) => sum + (/\p{M}/u.test(character) ? 0 : wide.test(character) ? 2 : 1),
    0,
  );
}

/** Lines of at most `width` columns, broken between words and after Chinese characters; a longer word stands whole, so that it can be copied. */
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

/** What a line is not broken in: a word, or a Chinese character with the punctuation that must not begin a line. */
const pieces = new RegExp(`${wide.source}[，。：；、？！）”]*|(?:(?!${wide.source}).)+`, 'gsu');

function piecesOf(text: string): readonly { readonly piece: string; readonly gap: string }[] {
  return text
    .split(/\s+/)
    .flatMap((word) =>
      (word.match(pieces) ?? []).map((piece, index) => ({ piece, gap: index === 0 ? ' ' : '' })),
    );
}
