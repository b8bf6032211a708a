/**
 * Escapes a text for Markdown and puts it on one line, so that it makes no markup, element, end of a table's
 * cell, list or rule.
 */
export function escapeMarkdown(text: string): string {
  return text
    .replaceAll(/\s+/g, ' ')
    .replaceAll(
      /^\d*[-+.)](?=\s|$)|^[-=]+$|[\\`*_[\]~$!#]/g,
      (mark) => `${mark.slice(0, -1)}\\${mark.slice(-1)}`,
    )
    .replaceAll(/[&<>|]/g, (mark) => `&#${mark.codePointAt(0)};`);
}

/** Puts a text into a fenced block whose fence is longer than any run of backticks in it. */
export function fenceMarkdown(text: string): string {
  const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  return `${fence}\n${text}\n${fence}`;
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
  '\n': '&#10;',
  '\t': '&#9;',
};

/** Escapes a text for an XML attribute or element; its line ends survive in both. */
export function escapeXml(text: string): string {
  return text.replaceAll(/[&<>"'\n\t]/g, (character) => entities[character] ?? character);
}
