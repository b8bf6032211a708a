import { v128 } from '../wasm/assembler/v128.ts';
import type { EmitContext } from './emit-context.ts';
import type { V128, Item } from './recipe.ts';

/** Keeps an item's value in a register, and stores it in memory if the item has a place there. */
export function storeValue(
  { store }: Pick<Item, 'store'>,
  index: number,
  iteration: number,
  value: V128,
  context: EmitContext,
): void {
  const kept = context.keep(index, iteration, value);
  if (store === null) return;
  const { base, offset } = context.address(store, iteration);
  context.f.do(v128.store(base, kept, offset));
}
