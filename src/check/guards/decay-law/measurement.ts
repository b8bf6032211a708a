import * as z from 'zod';
import { jsonNumber as n } from '../../../model/json-number.ts';

export const decayLawMeasurement = z.object({
  run: z.string(),
  lambda: n,
  steps: z.number(),
  stated: z.object({ factor: n, decay: n }),
  /**
   * What is left of the start off the span of the train rows: a multiple `factor` of it, and a rest that is
   * no multiple.
   */
  factor: n,
  unexplained: n,
  /** ‖w off the span − stated factor · start off the span‖ over the start's norm off the span. */
  deviation: n,
  /** The rows other than train rows that moved w; null if `deviation` is within the tolerance. */
  foreign: z.object({ rows: z.number(), first: z.number(), unexplained: n }).nullable(),
  /** At λ = 0: distance of the bias from the sum of the row coefficients that moved w. */
  biasShift: n.nullable(),
  tolerance: n,
});

export type DecayLawMeasurement = z.infer<typeof decayLawMeasurement>;
