/**
 * Renders JSON that is safe in any script element: nothing in it closes the element, opens a comment or ends
 * a line.
 */
export function inertJson(value: unknown): string {
  return JSON.stringify(value).replace(
    /[<>&\u2028\u2029]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
