import type { Expression } from '../wasm/assembler/code.ts';
import type { FoldOperation, MapOperation } from '../program/program.ts';

/** Which address of a group's record, so that groups that differ in addresses alone share their code. */
export type Slot = number;

/** Elements in memory, walked through by the loops around: one stride a loop. */
export type Walk = { readonly slot: Slot; readonly strides: readonly number[] };

/** Where an operand comes from. */
export type Source =
  | { readonly from: 'number'; readonly value: number }
  /** The register of an earlier item, by its place in the recipe. */
  | { readonly from: 'item'; readonly item: number }
  | ({ readonly from: 'memory' } & Walk);

/** What is computed at each iteration, or once. */
export type Item =
  | {
      readonly kind: 'map';
      readonly operation: MapOperation;
      readonly inputs: readonly Source[];
      readonly store: Walk | null;
    }
  /** Each lane reads at its own row. */
  | {
      readonly kind: 'gather';
      readonly source: Walk;
      readonly index: Walk;
      readonly step: number;
      readonly store: Walk | null;
    }
  /** Loops of its own within the iteration; of two operands, their products. */
  | {
      readonly kind: 'fold';
      readonly operation: FoldOperation;
      readonly inputs: readonly (Source & { readonly inner?: readonly number[] })[];
      readonly start: Source;
      /** The loops of its own, outermost first; `inner` are the strides along them. */
      readonly sides: readonly number[];
      readonly store: Walk | null;
    }
  /** Gathers over all iterations. */
  | {
      readonly kind: 'accumulate';
      readonly operation: FoldOperation;
      readonly inputs: readonly Source[];
      readonly start: Source;
      readonly store: Walk | null;
    };

export type Loop = {
  /** Outermost first; empty: once. */
  readonly sides: readonly number[];
  readonly body: readonly Item[];
  /** After the loop; its items count on from the body's. */
  readonly epilogue: readonly Item[];
};

/** The code of a group but for its addresses. */
export type Recipe = { readonly loops: readonly Loop[] };

/** A recipe with the addresses of one group: elements of a lane from the start of the memory, by slot. */
export type AddressedRecipe = { readonly recipe: Recipe; readonly addresses: readonly number[] };

export type V128 = Expression<'v128'>;
