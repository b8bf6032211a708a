import { z } from 'zod';
import { jsonNumber } from '../spec/json-number.ts';

/** What one run says to the readings of a claim, in their order; null where the reading is of another cell. */
export const expressionMeasurement = z.object({
  run: z.string(),
  values: z.array(z.union([jsonNumber, z.array(jsonNumber)]).nullable()),
});

export type ExpressionMeasurement = z.infer<typeof expressionMeasurement>;
