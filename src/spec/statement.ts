/**
 * What an expression says, once parsed.
 *
 * - `trainLoss(lambda=5, epoch=3)`: a metric of one cell, at the last epoch unless said
 * - `norm(w, lambda=5)`: the Euclidean norm of a final parameter
 * - `trueWeightNorm`: a truth that the law knows; it has no cell
 */
export type Reading = {
  readonly metric: string;
  /** The parameter inside `norm(…)`. */
  readonly parameter?: string;
  /** Axis values as bound in the expression; `epoch` stands apart. */
  readonly at: Readonly<Record<string, number>>;
  readonly epoch?: number;
};

/** factor · reading, or the factor alone. */
export type Term = { readonly factor: number; readonly reading?: Reading };

export const comparisonOperators = ['<', '<=', '>', '>='] as const;
export type ComparisonOperator = (typeof comparisonOperators)[number];

export type Statement =
  | {
      readonly kind: 'comparison';
      readonly left: Term;
      readonly operator: ComparisonOperator;
      readonly right: Term;
    }
  | {
      readonly kind: 'trend';
      readonly reading: Reading;
      readonly direction: 'falls' | 'rises';
      readonly axis: string;
    }
  | { readonly kind: 'state'; readonly reading: Reading; readonly state: 'diverges' | 'finite' };
