const longest = 40;

/**
 * Words a value of the wrong type: `the text "200"`, `the list [1, 2]`.
 *
 * @param source the value as the author wrote it
 */
export function describeValue(value: unknown, source: string): string {
  if (value === null || value === undefined) return 'nothing';
  if (typeof value === 'string') return `the text ${truncate(JSON.stringify(value))}`;
  const written = truncate(source.replace(/\s+/g, ' ').trim());
  if (Array.isArray(value)) return `the list ${written}`;
  return typeof value === 'object' ? `the map ${written}` : written;
}

function truncate(text: string): string {
  const characters = [...text];
  return characters.length > longest ? `${characters.slice(0, longest - 1).join('')}…` : text;
}
