/** A text as Markdown shows it, on one line: no markup, no element, no end of a table's cell, no list or rule at its start. */
export function escapeMarkdown(text: string): string {
  return text
    .replaceAll(/\s+/g, ' ')
    .replaceAll(
      /^\d*[-+.)](?=\s|$)|^[-=]+$|[\\`*_[\]~$!#]/g,
      (mark) => `${mark.slice(0, -1)}\\${mark.slice(-1)}`,
    )
    .replaceAll(/[&<>|]/g, (mark) => `&#${mark.codePointAt(0)};`);
}

/** A text in a block that shows it as it is, whatever backticks it holds. */
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

/** A text inside an XML attribute or element; its line ends survive in both. */
export function escapeXml(text: string): string {
  return text.replaceAll(/[&<>"'\n\t]/g, (character) => entities[character] ?? character);
}
