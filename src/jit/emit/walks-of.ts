import type { Item, RecipeSource, Walk } from './recipe.ts';

/** Returns true if a walk does not move with any loop. */
export function isInvariant({ strides }: Walk): boolean {
  return strides.every((stride) => stride === 0);
}

export function walkKey({ slot, strides }: Walk): string {
  return `${slot}: ${strides.join(' ')}`;
}

export function numberKey(value: number): string {
  return `number ${Object.is(value, -0) ? '-0' : value}`;
}

/** Returns the operands of an item that are read once at each iteration. */
export function sourcesOf(item: Item): readonly RecipeSource[] {
  switch (item.kind) {
    case 'map':
    case 'accumulate':
      return item.inputs;
    case 'reduce':
      return [...item.inputs.filter(({ inner }) => inner === undefined), item.start];
    case 'gather':
      return [];
  }
}

/** Returns the walks from which an item reads one value at each iteration. */
export function valueWalks(item: Item): readonly Walk[] {
  return sourcesOf(item).flatMap((source) => (source.from === 'memory' ? [source] : []));
}

/** Returns the walks for which an item needs a pointer. */
export function addressWalks(item: Item): readonly Walk[] {
  const own = item.store !== null && item.kind !== 'accumulate' ? [item.store] : [];
  const values = valueWalks(item).filter((walk) => !isInvariant(walk));
  if (item.kind === 'gather') return [item.index, item.source, ...own];
  if (item.kind !== 'reduce') return [...values, ...own];
  const folded = item.inputs.flatMap((input) =>
    input.from === 'memory' && input.inner !== undefined ? [input] : [],
  );
  return [...values, ...folded, ...own];
}
