import type { Expression } from '../wasm/assembler/code.ts';
import type { ReduceOperation, MapOperation } from '../program/program.ts';

/** The index of an address in a group's record. Groups that differ only in addresses share their code. */
export type Slot = number;

/** A walk through memory: where it starts, and one stride, in elements, for each loop around it. */
export type Walk = { readonly slot: Slot; readonly strides: readonly number[] };

/** The origin of an operand. */
export type RecipeSource =
  | { readonly from: 'number'; readonly value: number }
  /** The register of an earlier item, by its index in the recipe. */
  | { readonly from: 'item'; readonly item: number }
  | ({ readonly from: 'memory' } & Walk);

/** An operation that runs at each iteration of a loop, or once after it. */
export type Item =
  | {
      readonly kind: 'map';
      readonly operation: MapOperation;
      readonly inputs: readonly RecipeSource[];
      readonly store: Walk | null;
    }
  /** Reads for each lane its own row: `index · step` elements from the source. */
  | {
      readonly kind: 'gather';
      readonly source: Walk;
      readonly index: Walk;
      readonly step: number;
      readonly store: Walk | null;
    }
  /** Reduces, within one iteration, the values of loops of its own; with two inputs, their products. */
  | {
      readonly kind: 'reduce';
      readonly operation: ReduceOperation;
      readonly inputs: readonly (RecipeSource & { readonly inner?: readonly number[] })[];
      readonly start: RecipeSource;
      /** The lengths of its own loops, outermost first; `inner` are the strides along them. */
      readonly extents: readonly number[];
      readonly store: Walk | null;
    }
  /** Reduces one value of each iteration, over all iterations of the loops; with two inputs, their product. */
  | {
      readonly kind: 'accumulate';
      readonly operation: ReduceOperation;
      readonly inputs: readonly RecipeSource[];
      readonly start: RecipeSource;
      readonly store: Walk | null;
    };

export type Loop = {
  /** The lengths of the nested loops, outermost first; empty: the body runs once. */
  readonly extents: readonly number[];
  readonly body: readonly Item[];
  /** The items that run once after the loops; their indices continue those of the body. */
  readonly epilogue: readonly Item[];
};

/** What the code of a group computes, without its addresses. */
export type Recipe = { readonly loops: readonly Loop[] };

/** A recipe with the addresses of one group, by slot: elements of a lane from the start of the memory. */
export type AddressedRecipe = { readonly recipe: Recipe; readonly addresses: readonly number[] };

export type V128 = Expression<'v128'>;
