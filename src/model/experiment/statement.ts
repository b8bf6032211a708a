import * as z from 'zod';
import { settings } from './settings.ts';

/**
 * What an expression says, once parsed.
 *
 * - `trainLoss(lambda=5, epoch=3)`: a metric of one cell, at the last epoch unless said
 * - `norm(w, lambda=5)`: the Euclidean norm of a final parameter
 * - `a`, `w[0](lambda=5)`: a final parameter of one value, or one value of it, counted from 0
 * - `trueWeightNorm`: a truth that the law knows; it has no cell
 */
const reading = z
  .object({
    metric: z.string(),
    /** The parameter inside `norm(…)`. */
    parameter: z.string().exactOptional(),
    /** Of a parameter's values, row-major. */
    index: z.number().exactOptional(),
    /** Axis values as bound in the expression; `epoch` stands apart. */
    at: settings,
    epoch: z.number().exactOptional(),
  })
  .readonly();

export type Reading = z.infer<typeof reading>;

export const termOperators = ['+', '-', '*', '/'] as const;
export type TermOperator = (typeof termOperators)[number];

/** factor · reading, or the factor alone; or what is made of other terms. */
export type Term =
  | { readonly factor: number; readonly reading?: Reading }
  | { readonly operator: TermOperator; readonly left: Term; readonly right: Term }
  | { readonly absolute: Term };

const term: z.ZodType<Term> = z.lazy(() =>
  z.union([
    z.object({ factor: z.number(), reading: reading.exactOptional() }),
    z.object({ operator: z.enum(termOperators), left: term, right: term }),
    z.object({ absolute: term }),
  ]),
);

export const comparisonOperators = ['<', '<=', '>', '>='] as const;
export type ComparisonOperator = (typeof comparisonOperators)[number];

/** How far the left side may lie from the right one: by so much, or by so many percent of its size. */
const tolerance = z.object({ value: z.number(), unit: z.enum(['absolute', 'percent']) }).readonly();
export type Tolerance = z.infer<typeof tolerance>;

export const trendDirections = ['falls', 'rises', 'does not fall', 'does not rise'] as const;
export type TrendDirection = (typeof trendDirections)[number];

/** What a direction says of the steps along the axis: their sign, and whether that is denied. */
export const trends = {
  falls: { sign: -1, denied: false },
  rises: { sign: 1, denied: false },
  'does not fall': { sign: -1, denied: true },
  'does not rise': { sign: 1, denied: true },
} as const satisfies Record<TrendDirection, { readonly sign: 1 | -1; readonly denied: boolean }>;

/** One statement, of which a claim may make several. */
const part = z.union([
  z
    .object({
      kind: z.literal('comparison'),
      left: term,
      operator: z.enum(comparisonOperators),
      right: term,
    })
    .readonly(),
  z
    .object({
      kind: z.literal('comparison'),
      left: term,
      operator: z.literal('within'),
      tolerance,
      right: term,
    })
    .readonly(),
  z
    .object({ kind: z.literal('trend'), reading, direction: z.enum(trendDirections), axis: z.string() })
    .readonly(),
  z.object({ kind: z.literal('state'), reading, state: z.enum(['diverges', 'finite']) }).readonly(),
]);
export type Part = z.infer<typeof part>;

export const statement = z.union([
  part,
  z.object({ kind: z.literal('all'), parts: z.array(part).readonly() }).readonly(),
]);
export type Statement = z.infer<typeof statement>;

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
