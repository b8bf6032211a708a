/** Characters of what a run printed that are kept. */
const longest = 4000;

/** Returns the end of a text that is too long, from the beginning of a line where there is one. */
export function endOf(text: string): string {
  if (text.length <= longest) return text;
  const end = text.slice(-longest);
  const line = end.indexOf('\n') + 1;
  return `…\n${line > 0 && line < longest / 2 ? end.slice(line) : end}`;
}
