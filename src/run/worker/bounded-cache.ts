/**
 * Creates a cache of a few values that are costly to make. When it is full, the least recently used value is
 * dropped.
 *
 * @param most how many values are kept
 * @returns a function that gives the value of a key, and makes it if it is not kept; a rejected promise is
 *   kept too
 */
export function createBoundedCache<Value>(most: number): (key: string, make: () => Value) => Value {
  const kept = new Map<string, Value>();
  return (key, make) => {
    const value = kept.has(key) ? (kept.get(key) as Value) : make();
    kept.delete(key); // and in again, as the last: a Map lists its keys in the order in which they came
    kept.set(key, value);
    for (const oldest of kept.keys()) {
      if (kept.size <= most) break;
      kept.delete(oldest);
    }
    return value;
  };
}
