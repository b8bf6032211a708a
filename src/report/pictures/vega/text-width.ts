/** Widths of ASCII 32 to 126 in hundredths of an em: Liberation Sans, which has Arial's. */
const ascii = [
  28, 28, 35, 56, 56, 89, 67, 19, 33, 33, 39, 58, 28, 33, 28, 28, 56, 56, 56, 56, 56, 56, 56, 56, 56, 56, 28,
  28, 58, 58, 58, 56, 102, 67, 67, 72, 72, 67, 61, 78, 72, 28, 50, 67, 56, 83, 72, 78, 67, 78, 72, 67, 61, 72,
  67, 94, 67, 67, 61, 28, 28, 28, 47, 56, 33, 56, 56, 50, 56, 56, 28, 56, 56, 22, 22, 50, 22, 83, 56, 56, 56,
  56, 33, 50, 28, 56, 50, 72, 50, 50, 50, 33, 26, 33, 58,
] as const;

const firstWide = 0x2e80; // CJK and the characters after it take a full em

/**
 * Returns the width of a text in pixels. It comes from a table, so that a picture's bytes do not depend on
 * the fonts installed.
 */
export function textWidth(text: string, fontSize: number): number {
  const ems = Array.from(text, (character) => {
    const code = character.codePointAt(0) ?? 0;
    return (ascii[code - 32] ?? (code >= firstWide ? 100 : 56)) / 100;
  });
  return ems.reduce((sum, width) => sum + width, 0) * fontSize;
}
