import type { Expression } from '../wasm/assembler/code.ts';
import type { FunctionBuilder } from '../wasm/assembler/function-builder.ts';
import type { Local } from '../wasm/assembler/local.ts';
import type { Item, Loop, Source, Walk, V128 } from './recipe.ts';
import type { VectorMath } from './vector-math.ts';
import { addressWalks, keyOf } from './walks-of.ts';

/** Bytes in memory: what a local holds, and what is added to it. */
export type Address = { readonly base: Expression<'i32'>; readonly offset: number };

/** A pointer that moves on with the loops. */
export type Pointer = { readonly pointer: Local<'i32'>; readonly strides: readonly number[] };

/** What code finds within the loops, or after them: where operands lie and which registers hold them. */
export type Place = {
  readonly f: FunctionBuilder;
  readonly math: VectorMath;
  /** Iterations written out one after another. */
  readonly unrolled: number;
  address(walk: Walk, iteration: number): Address;
  value(source: Source, iteration: number): V128;
  /** Puts an item's value into a register. */
  keep(item: number, iteration: number, value: V128): Local<'v128'>;
  /** Where each lane reads. */
  lanes(item: Extract<Item, { kind: 'gather' }>, iteration: number): readonly Address[];
  sum(item: number): Local<'v128'>;
};

/** One pointer for each way in which some memory is walked through, at its start. */
export function openPointers(
  f: FunctionBuilder,
  { body }: Loop,
  addressOf: (slot: number) => Expression<'i32'>,
): ReadonlyMap<string, Pointer> {
  const pointers = new Map<string, Pointer>();
  for (const walk of body.flatMap(addressWalks)) {
    const key = keyOf(walk);
    if (!pointers.has(key))
      pointers.set(key, { pointer: f.let(addressOf(walk.slot)), strides: walk.strides });
  }
  return pointers;
}
