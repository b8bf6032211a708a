import { v128 } from '../wasm/assembler/v128.ts';
import type { Place } from './place.ts';
import type { V128, Item } from './recipe.ts';

/** Keeps an item's value in a register, and stores it in memory if the item has a place there. */
export function finish(
  { store }: Pick<Item, 'store'>,
  index: number,
  iteration: number,
  value: V128,
  place: Place,
): void {
  const kept = place.keep(index, iteration, value);
  if (store === null) return;
  const { base, offset } = place.address(store, iteration);
  place.f.do(v128.store(base, kept, offset));
}
