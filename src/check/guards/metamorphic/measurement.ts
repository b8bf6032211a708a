import * as z from 'zod';
import { jsonNumber } from '../../../model/json-number.ts';
import { quantityKinds, relationKinds } from '../../../model/outcome/relation-kinds.ts';

export const metamorphicMeasurement = z.object({
  /** The changed run, and the base run. */
  run: z.string(),
  other: z.string(),
  /** Usually one: the relations that compare just these two runs. */
  relations: z.array(
    z.object({
      relation: z.string(),
      compared: z.array(
        z.object({
          kind: z.enum(relationKinds),
          quantity: z.string(),
          of: z.enum(quantityKinds),
          broken: z.number(),
          at: z.number().nullable(),
          measured: jsonNumber,
          stated: jsonNumber,
        }),
      ),
    }),
  ),
});

export type MetamorphicMeasurement = z.infer<typeof metamorphicMeasurement>;
