/** Makes the function that looks a code up in a table of words. It returns a code without words as it is. */
export function makeLookup(words: Readonly<Record<string, string>>): (code: string) => string {
  return (code) => (Object.hasOwn(words, code) ? (words[code] ?? code) : code);
}
