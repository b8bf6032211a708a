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
