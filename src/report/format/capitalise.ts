/** A text as the start of a sentence: its first word in upper case, where it is a word of the language and no name out of code. */
export function capitalise(text: string): string {
  return /^[a-z]+(?![\w(.[-])/.test(text) ? text.replace(/^[a-z]/, (letter) => letter.toUpperCase()) : text;
}
