import { v128 } from '../wasm/assembler/v128.ts';
import type { Place } from './place.ts';
import { emitFold } from './emit-fold.ts';
import { combine } from './combine.ts';
import { mapCode } from './map-code.ts';
import { finish } from './finish.ts';
import type { Item, V128 } from './recipe.ts';

/**
 * Writes the code of an item, once for every unrolled iteration.
 *
 * @param index of the item in its recipe
 */
export function emitItem(item: Item, index: number, place: Place): void {
  if (item.kind === 'fold') return emitFold(item, index, place);
  for (let iteration = 0; iteration < place.unrolled; iteration++) {
    if (item.kind === 'accumulate') {
      const sum = place.sum(index);
      const [first, second] = item.inputs.map((input) => place.value(input, iteration));
      place.f.set(sum, combine(item.operation, sum, first, second));
    } else finish(item, index, iteration, valueOf(item, iteration, place), place);
  }
}

function valueOf(
  item: Exclude<Item, { kind: 'fold' | 'accumulate' }>,
  iteration: number,
  place: Place,
): V128 {
  if (item.kind === 'map')
    return mapCode[item.operation](
      item.inputs.map((input) => place.value(input, iteration)),
      place.math,
    );
  const [first, ...others] = place.lanes(item, iteration);
  if (!first) throw new Error('there is no lane');
  return others.reduce(
    (vector, { base, offset }, lane) => v128.load32_lane(base, vector, lane + 1, offset),
    v128.load32_zero(first.base, first.offset),
  );
}
