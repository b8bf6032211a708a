import type { Local } from '../wasm/assembler/local.ts';
import { v128 } from '../wasm/assembler/v128.ts';
import { combine } from './combine.ts';
import { finish } from './finish.ts';
import { elementBytes } from './lane-layout.ts';
import { advance, repeat } from './loop-code.ts';
import type { Place } from './place.ts';
import type { V128, Item } from './recipe.ts';

type FoldItem = Extract<Item, { kind: 'fold' }>;

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
const mostUnrolled = 4;

/**
 * Writes the fold of several unrolled iterations side by side. So operands that they share are loaded once,
 * and their additions do not wait for each other. The order of the terms within each sum stays.
 *
 * @param index of the item in its recipe
 */
export function emitFold(item: FoldItem, index: number, place: Place): void {
  const { f, unrolled } = place;
  const sums = Array.from({ length: unrolled }, (_, iteration) => f.let(place.value(item.start, iteration)));
  const terms = item.inputs.map((input): Term => {
    if (input.from !== 'memory' || input.inner === undefined)
      return { kind: 'still', value: (iteration) => place.value(input, iteration) };
    const { base, offset } = place.address(input, 0);
    if (offset !== 0) throw new Error('the first iteration lies at the pointer');
    const apart = unrolled === 1 ? 0 : place.address(input, 1).offset;
    return { kind: 'walk', pointer: f.let(base), apart, inner: input.inner };
  });
  emitTerms(item, terms, sums, place, 0);
  sums.forEach((sum, iteration) => finish(item, index, iteration, sum, place));
}

function emitTerms(
  item: FoldItem,
  terms: readonly Term[],
  sums: readonly Local<'v128'>[],
  place: Place,
  level: number,
): void {
  const { sides } = item;
  const side = sides[level] ?? 1;
  const innermost = level >= sides.length - 1;
  const step = innermost ? unrolledTerms(side) : 1;
  repeat(place.f, side / step, () => {
    if (innermost) for (let k = 0; k < step; k++) addTerms(item, terms, sums, place, k);
    else emitTerms(item, terms, sums, place, level + 1);
    for (const term of terms) {
      if (term.kind === 'still') continue;
      const within = innermost ? 0 : (term.inner[level + 1] ?? 0) * (sides[level + 1] ?? 1);
      advance(place.f, term.pointer, (term.inner[level] ?? 0) * step - within);
    }
  });
}

/** Returns how many terms are unrolled: the largest divisor of `side` up to `mostUnrolled`. */
function unrolledTerms(side: number): number {
  for (let step = mostUnrolled; step > 1; step--) if (side % step === 0) return step;
  return 1;
}

/** Writes the addition of the k-th unrolled term to every sum. */
function addTerms(
  { operation }: FoldItem,
  terms: readonly Term[],
  sums: readonly Local<'v128'>[],
  { f }: Place,
  k: number,
): void {
  const shared = terms.map((term) =>
    term.kind === 'walk' && term.apart === 0 && sums.length > 1 ? f.let(load(term, 0, k)) : undefined,
  );
  sums.forEach((sum, iteration) => {
    const [first, second] = terms.map(
      (term, i) => shared[i] ?? (term.kind === 'still' ? term.value(iteration) : load(term, iteration, k)),
    );
    f.set(sum, combine(operation, sum, first, second));
  });
}

function load(term: Extract<Term, { kind: 'walk' }>, iteration: number, k: number): V128 {
  return v128.load(term.pointer, iteration * term.apart + k * (term.inner.at(-1) ?? 0) * elementBytes);
}
