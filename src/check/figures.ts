import { z } from 'zod';
import { norm } from '../laws/linear-model.ts';
import { decodeFloats, encodeFloats } from '../random/base64.ts';
import type { FittedRecord } from '../run/record.ts';
import { metricSchema, valuesOf } from '../spec/metric.ts';

const floats = z.string().refine(isFloats, { error: 'must be float32 values in base64' });

/** What one run gave, as it is compared with another: a record with its draws gathered by stream. */
export const figures = z.strictObject({
  state: z.enum(['finished', 'diverged']),
  /** By stream: the digest of what the first request got, from which all later ones follow, and how many there were. */
  draws: z.record(z.string(), z.strictObject({ first: z.string(), requests: z.number() })),
  /** One value an epoch, or a single number, known once, at the end. */
  metrics: z.record(z.string(), metricSchema),
  /** Final values: float32, little-endian, base64. */
  parameters: z.record(z.string(), floats),
});

export type Figures = Readonly<z.infer<typeof figures>>;

export function figuresOf({ draws: drawn, state, metrics, parameters }: FittedRecord): Figures {
  const draws: Record<string, { first: string; requests: number }> = {};
  for (const { stream, digest } of drawn) (draws[stream] ??= { first: digest, requests: 0 }).requests++;
  return { state, draws, metrics, parameters };
}

/** Final values: of each metric, and the norm of each parameter. */
export function finalFigures({ metrics, parameters }: Figures): Record<string, number> {
  const last = Object.entries(metrics).map(
    ([name, metric]) => [name, valuesOf(metric).at(-1) ?? Number.NaN] as const,
  );
  const norms = Object.entries(parameters).map(
    ([name, text]) => [`norm(${name})`, norm(decodeFloats(text))] as const,
  );
  return Object.fromEntries([...last, ...norms]);
}

function isFloats(text: string): boolean {
  try {
    return encodeFloats(decodeFloats(text)) === text; // decoding passes over what is no base64
  } catch {
    return false; // no whole number of float32
  }
}
