import type { Settings } from './settings.ts';

/**
 * What an expression says, once parsed.
 *
 * - `trainLoss(lambda=5, epoch=3)`: a metric of one cell, at the last epoch unless said
 * - `norm(w, lambda=5)`: the Euclidean norm of a final parameter
 * - `a`, `w[0](lambda=5)`: a final parameter of one value, or one value of it, counted from 0
 * - `trueWeightNorm`: a truth that the law knows; it has no cell
 */
export type Reading = {
  readonly metric: string;
  /** The parameter inside `norm(…)`. */
  readonly parameter?: string;
  /** Of a parameter's values, row-major. */
  readonly index?: number;
  /** Axis values as bound in the expression; `epoch` stands apart. */
  readonly at: Settings;
  readonly epoch?: number;
};

export const termOperators = ['+', '-', '*', '/'] as const;
export type TermOperator = (typeof termOperators)[number];

/** factor · reading, or the factor alone; or what is made of other terms. */
export type Term =
  | { readonly factor: number; readonly reading?: Reading }
  | { readonly operator: TermOperator; readonly left: Term; readonly right: Term }
  | { readonly absolute: Term };

export const comparisonOperators = ['<', '<=', '>', '>='] as const;
export type ComparisonOperator = (typeof comparisonOperators)[number];

/** How far the left side may lie from the right one: by so much, or by so many percent of its size. */
export type Tolerance = { readonly value: number; readonly unit: 'absolute' | 'percent' };

export const trendDirections = ['falls', 'rises', 'does not fall', 'does not rise'] as const;
export type TrendDirection = (typeof trendDirections)[number];

/** One statement, of which a claim may make several. */
export type Part =
  | {
      readonly kind: 'comparison';
      readonly left: Term;
      readonly operator: ComparisonOperator;
      readonly right: Term;
    }
  | {
      readonly kind: 'comparison';
      readonly left: Term;
      readonly operator: 'within';
      readonly tolerance: Tolerance;
      readonly right: Term;
    }
  | {
      readonly kind: 'trend';
      readonly reading: Reading;
      readonly direction: TrendDirection;
      readonly axis: string;
    }
  | { readonly kind: 'state'; readonly reading: Reading; readonly state: 'diverges' | 'finite' };

export type Statement = Part | { readonly kind: 'all'; readonly parts: readonly Part[] };

/** The statements that must all hold. */
export function partsOf(statement: Statement): readonly Part[] {
  return statement.kind === 'all' ? statement.parts : [statement];
}

/** What a statement reads, left to right. */
export function readingsOf(statement: Statement): readonly Reading[] {
  return partsOf(statement).flatMap((part) =>
    part.kind === 'comparison' ? [...termReadings(part.left), ...termReadings(part.right)] : [part.reading],
  );
}

export function termReadings(term: Term): readonly Reading[] {
  if ('absolute' in term) return termReadings(term.absolute);
  if ('operator' in term) return [...termReadings(term.left), ...termReadings(term.right)];
  return term.reading === undefined ? [] : [term.reading];
}

/** A term with other readings, or other factors, in the same places. */
export function mapTerm(
  term: Term,
  change: (leaf: Extract<Term, { factor: number }>) => Extract<Term, { factor: number }>,
): Term {
  if ('absolute' in term) return { absolute: mapTerm(term.absolute, change) };
  if ('operator' in term)
    return { ...term, left: mapTerm(term.left, change), right: mapTerm(term.right, change) };
  return change(term);
}

/** Puts two terms together; a number times a reading is that multiple of it. */
export function combine(left: Term, operator: TermOperator, right: Term): Term {
  if (operator === '*' && 'factor' in left && 'factor' in right) {
    const [number, multiple] = left.reading === undefined ? [left, right] : [right, left];
    if (number.reading === undefined && multiple.reading !== undefined && multiple.factor === 1)
      return { factor: number.factor, reading: multiple.reading };
  }
  return { operator, left, right };
}
