/** The JSON of a script element that is there to be read; undefined where the page has none. */
export function readData(id: string): unknown {
  const text = document.getElementById(id)?.textContent;
  return text ? (JSON.parse(text) as unknown) : undefined;
}
