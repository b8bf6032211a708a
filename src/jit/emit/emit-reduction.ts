import type { Local } from '../wasm/assembler/local.ts';
import { v128 } from '../wasm/assembler/v128.ts';
import { emitCombination } from './combine.ts';
import { storeValue } from './store-value.ts';
import { elementBytes } from './lane-layout.ts';
import { advance, repeat } from './loop-code.ts';
import type { EmitContext } from './emit-context.ts';
import type { V128, Item } from './recipe.ts';

type ReduceItem = Extract<Item, { kind: 'reduce' }>;

/** An operand in the inner loops: it stands still, or a pointer walks through it. */
type Term =
  | { readonly kind: 'still'; readonly value: (iteration: number) => V128 }
  | {
      readonly kind: 'walk';
      readonly pointer: Local<'i32'>;
      /** Bytes from the operand of one unrolled iteration to that of the next. */
      readonly apart: number;
      readonly inner: readonly number[];
    };

/** Terms of the innermost loop that are unrolled at most. */
const maxUnrolled = 4;

/**
 * Writes the reduction of several unrolled iterations side by side. So operands that they share are loaded once,
 * and their additions do not wait for each other. The order of the terms within each sum stays.
 *
 * @param index of the item in its recipe
 */
export function emitReduction(item: ReduceItem, index: number, context: EmitContext): void {
  const { f, unrolled } = context;
  const sums = Array.from({ length: unrolled }, (_, iteration) =>
    f.let(context.value(item.start, iteration)),
  );
  const terms = item.inputs.map((input): Term => {
    if (input.from !== 'memory' || input.inner === undefined)
      return { kind: 'still', value: (iteration) => context.value(input, iteration) };
    const { base, offset } = context.address(input, 0);
    if (offset !== 0) throw new Error('the first iteration lies at the pointer');
    const apart = unrolled === 1 ? 0 : context.address(input, 1).offset;
    return { kind: 'walk', pointer: f.let(base), apart, inner: input.inner };
  });
  emitTerms(item, terms, sums, context, 0);
  sums.forEach((sum, iteration) => storeValue(item, index, iteration, sum, context));
}

function emitTerms(
  item: ReduceItem,
  terms: readonly Term[],
  sums: readonly Local<'v128'>[],
  context: EmitContext,
  level: number,
): void {
  const { extents } = item;
  const side = extents[level] ?? 1;
  const innermost = level >= extents.length - 1;
  const step = innermost ? unrolledTerms(side) : 1;
  repeat(context.f, side / step, () => {
    if (innermost) for (let k = 0; k < step; k++) addTerms(item, terms, sums, context, k);
    else emitTerms(item, terms, sums, context, level + 1);
    for (const term of terms) {
      if (term.kind === 'still') continue;
      const within = innermost ? 0 : (term.inner[level + 1] ?? 0) * (extents[level + 1] ?? 1);
      advance(context.f, term.pointer, (term.inner[level] ?? 0) * step - within);
    }
  });
}

/** Returns how many terms are unrolled: the largest divisor of `side` up to `maxUnrolled`. */
function unrolledTerms(side: number): number {
  for (let step = maxUnrolled; step > 1; step--) if (side % step === 0) return step;
  return 1;
}

/** Writes the addition of the k-th unrolled term to every sum. */
function addTerms(
  { operation }: ReduceItem,
  terms: readonly Term[],
  sums: readonly Local<'v128'>[],
  { f }: EmitContext,
  k: number,
): void {
  const shared = terms.map((term) =>
    term.kind === 'walk' && term.apart === 0 && sums.length > 1 ? f.let(load(term, 0, k)) : undefined,
  );
  sums.forEach((sum, iteration) => {
    const [first, second] = terms.map(
      (term, i) => shared[i] ?? (term.kind === 'still' ? term.value(iteration) : load(term, iteration, k)),
    );
    f.set(sum, emitCombination(operation, sum, first, second));
  });
}

function load(term: Extract<Term, { kind: 'walk' }>, iteration: number, k: number): V128 {
  return v128.load(term.pointer, iteration * term.apart + k * (term.inner.at(-1) ?? 0) * elementBytes);
}
