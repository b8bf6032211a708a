/** A text on one line. */
export function flattenText(text: string): string {
  return text.replaceAll(/\s+/g, ' ');
}
