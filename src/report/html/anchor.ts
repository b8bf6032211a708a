/** A place in the page to link to: readable where the name allows, unique by `index` where it does not. */
export function anchor(role: string, name: string, index: number): string {
  return /^[\w-]+$/.test(name) ? `${role}-${name}` : `${role}-${index + 1}`;
}
