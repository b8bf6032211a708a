import type { Item, Loop, Recipe } from './recipe.ts';

/** Prints a recipe in one line: the extents of each loop, its operations, and after `then` those behind it. */
export function printRecipe({ loops }: Recipe): string {
  return loops.map(printLoop).join('; ');
}

function printLoop({ extents, body, epilogue }: Loop): string {
  const inside =
    body.length === 0 ? [] : [`[${extents.join(' × ') || '1'}] ${body.map(printItem).join(' ')}`];
  const after = epilogue.length === 0 ? [] : [`then ${epilogue.map(printItem).join(' ')}`];
  return [...inside, ...after].join(' ');
}

/** Prints an item's operation; an arrow means that its value is stored in memory. */
function printItem(item: Item): string {
  const stored = item.store === null ? '' : '→';
  switch (item.kind) {
    case 'map':
      return `${item.operation}${stored}`;
    case 'gather':
      return `gather${stored}`;
    case 'accumulate':
      return `${item.operation}${item.inputs.length > 1 ? ' of products' : ''}${stored}`;
    case 'reduce':
      return `${item.operation}(${item.extents.join(' × ')}${item.inputs.length > 1 ? ' products' : ''})${stored}`;
  }
}
