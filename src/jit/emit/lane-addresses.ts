import { i32 } from '../wasm/assembler/i32.ts';
import type { FunctionBuilder } from '../wasm/assembler/function-builder.ts';
import { elementBytes, lanes } from './lane-layout.ts';
import type { Address, Pointer } from './emit-context.ts';
import type { Item } from './recipe.ts';

type GatherItem = Extract<Item, { kind: 'gather' }>;

/** Returns the level of the innermost loop along which a gather's rows change; −1 if they never do. */
export function gatherLevel({ index }: GatherItem): number {
  return index.strides.findLastIndex((stride) => stride !== 0);
}

/**
 * Writes the code that finds the address at which each lane reads. Its row begins `index · step` elements
 * from the source, and lane `k` reads `4k` bytes further.
 */
export function laneAddresses(
  f: FunctionBuilder,
  { step }: GatherItem,
  index: Address,
  source: Address,
): readonly Address[] {
  return Array.from({ length: lanes }, (_, lane) => {
    const row = i32.load(index.base, index.offset + 4 * lane);
    const base = f.let(i32.add(source.base, i32.mul(row, step * elementBytes)));
    return { base, offset: source.offset + 4 * lane };
  });
}

/** Writes the pointers of the lanes for the loops within `level`, during which the rows stay the same. */
export function enterGather(
  f: FunctionBuilder,
  item: GatherItem,
  level: number,
  index: Address,
  source: Address,
): readonly Pointer[] {
  const strides = item.source.strides.map((stride, k) => (k <= level ? 0 : stride));
  return laneAddresses(f, item, index, source).map(({ base, offset }) => ({
    pointer: f.let(i32.add(base, offset)),
    strides,
  }));
}
