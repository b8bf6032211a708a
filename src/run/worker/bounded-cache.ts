/**
 * Creates a cache of a few values that are costly to make: the value that was unused for longest makes room for another.
 *
 * @param most how many values are kept
 * @returns the value of a key, made where it is not kept; a promise that is rejected is kept as well
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
