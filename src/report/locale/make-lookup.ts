/** Looks a code up in a table of words; a code without words stands for itself. */
export function makeLookup(words: Readonly<Record<string, string>>): (code: string) => string {
  return (code) => (Object.hasOwn(words, code) ? (words[code] ?? code) : code);
}
