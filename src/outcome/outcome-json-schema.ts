import * as z from 'zod';
import { outcome } from '../model/outcome/outcome.ts';

/**
 * Makes the published JSON Schema of an Outcome as it is written; `outcome.schema.json` in this folder holds
 * it.
 */
export function outcomeJsonSchema(): Record<string, unknown> {
  return z.toJSONSchema(outcome, {
    io: 'input',
    target: 'draft-2020-12',
    reused: 'ref',
    // `readonly` is for TypeScript: a document may be made by anyone.
    override: ({ jsonSchema }) => void delete jsonSchema.readOnly,
  });
}
