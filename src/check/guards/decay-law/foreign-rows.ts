import { norm } from '../../../laws/linear-model.ts';
import { rowSpan, type RowSpan } from '../../../laws/row-span.ts';
import type { LinearFit } from '../../linear/linear-fit.ts';

/** Rows other than the train rows that moved the weights. */
export type ForeignRows = {
  readonly rows: number;
  /** Counted from 1 in the whole block of train and test rows. */
  readonly first: number;
  /** The part that no row explains, over the start's norm off the span of the train rows. */
  readonly unexplained: number;
};

/** A row moved the weights if its coefficient exceeds this share of the largest. */
const clearly = 1e-4;

/**
 * Solves `moved` = Σ cᵢ·rowᵢ over train and test rows. Returns null if no test row takes part, or if the rows
 * span all inputs or depend on each other, so that their combination proves nothing.
 *
 * @param moved w − stated factor · start, [inputs]
 * @param size the start's norm off the span of the train rows
 */
export function foreignRows(
  { stated, data }: LinearFit,
  moved: Float64Array,
  size: number,
): ForeignRows | null {
  const span = spanOfAll(data.features, data.rows, stated.inputs);
  if (span === null) return null;
  const shares = span.solve(moved).map(Math.abs);
  const threshold = clearly * Math.max(...shares);
  const foreign = [...shares.keys()].filter((row) => row >= stated.trainRows && shares[row]! > threshold);
  const [first] = foreign;
  if (first === undefined) return null;
  return { rows: foreign.length, first: first + 1, unexplained: norm(span.reject(moved)) / size };
}

function spanOfAll(features: Float64Array, rows: number, inputs: number): RowSpan | null {
  if (rows >= inputs) return null;
  try {
    return rowSpan(features, rows, inputs);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return null;
  }
}
