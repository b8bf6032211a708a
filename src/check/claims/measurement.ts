import * as z from 'zod';
import { jsonNumber } from '../../model/json-number.ts';
import { runEnding } from './run-ending.ts';

/** The values of one run for the readings of a claim, in their order; null for a reading of another cell. */
export const expressionMeasurement = z.object({
  run: z.string(),
  values: z.array(z.union([jsonNumber, z.array(jsonNumber)]).nullable()),
  /** Absent in documents of 0.1.0. */
  ending: runEnding.optional(),
});

export type ExpressionMeasurement = z.infer<typeof expressionMeasurement>;
