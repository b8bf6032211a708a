/** A text as the start of a sentence: a Latin letter at its front in upper case. */
export function capitalise(text: string): string {
  return text.replace(/^[a-z]/, (letter) => letter.toUpperCase());
}
