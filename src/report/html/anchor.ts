/**
 * Returns the id of a place in the page. It is readable if the name allows that, else it is made unique by
 * `index`.
 */
export function anchor(role: string, name: string, index: number): string {
  return /^[\w-]+$/.test(name) ? `${role}-${name}` : `${role}-${index + 1}`;
}
