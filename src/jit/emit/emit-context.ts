import type { Expression } from '../wasm/assembler/code.ts';
import type { FunctionBuilder } from '../wasm/assembler/function-builder.ts';
import type { Local } from '../wasm/assembler/local.ts';
import type { Item, Loop, RecipeSource, Walk, V128 } from './recipe.ts';
import type { VectorMath } from './vector-math.ts';
import { addressWalks, walkKey } from './walks-of.ts';

/** An address in memory, in bytes: the value of an expression, and a constant that is added to it. */
export type Address = { readonly base: Expression<'i32'>; readonly offset: number };

/** A pointer that the loops move on: `strides` has the elements for each loop, outermost first. */
export type Pointer = { readonly pointer: Local<'i32'>; readonly strides: readonly number[] };

/** Where the code within the loops, or after them, finds its operands: in memory and in registers. */
export type EmitContext = {
  readonly f: FunctionBuilder;
  readonly math: VectorMath;
  /** Iterations that are written out one after another. */
  readonly unrolled: number;
  address(walk: Walk, iteration: number): Address;
  value(source: RecipeSource, iteration: number): V128;
  /** Puts an item's value into a register, and returns it. */
  keep(item: number, iteration: number, value: V128): Local<'v128'>;
  /** Returns the address at which each lane reads. */
  lanes(item: Extract<Item, { kind: 'gather' }>, iteration: number): readonly Address[];
  /** Returns the register of an item that accumulates. */
  sum(item: number): Local<'v128'>;
};

/**
 * Writes a pointer, set to its start, for each way in which the body walks through memory.
 *
 * @returns the pointers by the `walkKey` of their walks
 */
export function createPointers(
  f: FunctionBuilder,
  { body }: Loop,
  addressOf: (slot: number) => Expression<'i32'>,
): ReadonlyMap<string, Pointer> {
  const pointers = new Map<string, Pointer>();
  for (const walk of body.flatMap(addressWalks)) {
    const key = walkKey(walk);
    if (!pointers.has(key))
      pointers.set(key, { pointer: f.let(addressOf(walk.slot)), strides: walk.strides });
  }
  return pointers;
}
