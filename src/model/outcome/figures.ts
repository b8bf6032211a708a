import * as z from 'zod';
import { decodeFloats, encodeFloats } from '../base64.ts';
import { metricSchema } from '../run/metric.ts';

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

function isFloats(text: string): boolean {
  try {
    return encodeFloats(decodeFloats(text)) === text; // decoding passes over what is no base64
  } catch {
    return false; // no whole number of float32
  }
}
