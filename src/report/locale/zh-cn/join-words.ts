/** `甲`, `甲和乙`, `甲、乙和丙`. */
export function joinWords(words: readonly string[]): string {
  const last = words.at(-1) ?? '';
  return words.length < 2 ? last : `${words.slice(0, -1).join('、')}和${last}`;
}
