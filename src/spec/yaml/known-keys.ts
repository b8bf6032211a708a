import * as z from 'zod';
import type { Path } from '../diagnostic.ts';

/**
 * Returns the keys that a schema knows in the map that holds the last part of a path; an empty list if any
 * key will do.
 */
export function knownKeys(schema: z.core.$ZodType, path: Path): readonly string[] {
  const map = path.slice(0, -1).reduce<z.core.$ZodType | undefined>(descend, bare(schema));
  return map instanceof z.ZodObject ? Object.keys(map.shape) : [];
}

function descend(schema: z.core.$ZodType | undefined, key: string | number): z.core.$ZodType | undefined {
  if (schema instanceof z.ZodObject) {
    const shape: Readonly<Record<string, z.core.$ZodType>> = schema.shape;
    const inner = shape[key];
    return inner && bare(inner);
  }
  if (schema instanceof z.ZodArray) return bare(schema.element);
  return schema instanceof z.ZodRecord ? bare(schema.valueType) : undefined;
}

/** Strips a schema of wrappers for absence, and of a union's alternatives other than a map. */
function bare(schema: z.core.$ZodType): z.core.$ZodType {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodDefault) return bare(schema.unwrap());
  if (schema instanceof z.ZodUnion)
    return schema.options.map(bare).find((option) => option instanceof z.ZodObject) ?? schema;
  return schema;
}
