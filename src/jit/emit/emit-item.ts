import { v128 } from '../wasm/assembler/v128.ts';
import type { EmitContext } from './emit-context.ts';
import { emitReduction } from './emit-reduction.ts';
import { emitCombination } from './combine.ts';
import { mapCode } from './map-code.ts';
import { storeValue } from './store-value.ts';
import type { Item, V128 } from './recipe.ts';

/**
 * Writes the code of an item, once for every unrolled iteration.
 *
 * @param index of the item in its recipe
 */
export function emitItem(item: Item, index: number, context: EmitContext): void {
  if (item.kind === 'reduce') return emitReduction(item, index, context);
  for (let iteration = 0; iteration < context.unrolled; iteration++) {
    if (item.kind === 'accumulate') {
      const sum = context.sum(index);
      const [first, second] = item.inputs.map((input) => context.value(input, iteration));
      context.f.set(sum, emitCombination(item.operation, sum, first, second));
    } else storeValue(item, index, iteration, valueOf(item, iteration, context), context);
  }
}

function valueOf(
  item: Exclude<Item, { kind: 'reduce' | 'accumulate' }>,
  iteration: number,
  context: EmitContext,
): V128 {
  if (item.kind === 'map')
    return mapCode[item.operation](
      item.inputs.map((input) => context.value(input, iteration)),
      context.math,
    );
  const [first, ...others] = context.lanes(item, iteration);
  if (!first) throw new Error('there is no lane');
  return others.reduce(
    (vector, { base, offset }, lane) => v128.load32_lane(base, vector, lane + 1, offset),
    v128.load32_zero(first.base, first.offset),
  );
}
