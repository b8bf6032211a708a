import * as z from 'zod';
import { jsonNumber } from '../../../model/json-number.ts';

const sample = z.object({ mean: jsonNumber, sd: jsonNumber, count: z.number() });

export const dataLawMeasurement = z.object({
  run: z.string(),
  stated: z.object({ noiseSd: jsonNumber, initSd: jsonNumber, trueWeight: jsonNumber, trueBias: jsonNumber }),
  /** Labels minus the stated law without its noise. */
  noise: sample,
  features: sample,
  /** Largest difference between a feature reported and the one drawn; NaN if another number of them was drawn. */
  featureShift: jsonNumber,
  /**
   * The line through labels against the sum of a row's features: its slope is the true weight, its intercept
   * the true bias.
   */
  line: z.object({
    slope: jsonNumber,
    intercept: jsonNumber,
    sd: jsonNumber,
    slopeError: jsonNumber,
    interceptError: jsonNumber,
  }),
  /** The start itself, from a run of no epochs. */
  start: sample.extend({ bias: jsonNumber }).optional(),
});

export type DataLawMeasurement = z.infer<typeof dataLawMeasurement>;
