/** What is seen of a page, seen once for several tests: by the arguments, which are plain. */
export function remember<Args extends readonly (string | number)[], Seen>(
  see: (...args: Args) => Promise<Seen>,
): (...args: Args) => Promise<Seen> {
  const seen = new Map<string, Promise<Seen>>();
  return (...args) => {
    const key = JSON.stringify(args);
    const known = seen.get(key) ?? see(...args);
    seen.set(key, known);
    return known;
  };
}
