import * as z from 'zod';

const common = {
  stream: z.string(),
  /** Rows [from, to) of the draw's first dimension; all, where absent. */
  rows: z.tuple([z.number().int().min(0), z.number().int().min(1)]).optional(),
};

/** What one run gets instead of a stream's own numbers. */
export const streamOverride = z.discriminatedUnion('kind', [
  z.object({ ...common, kind: z.literal('zeros') }),
  /** Multiplied by 2^exponent: exact in float32, short of overflow. */
  z.object({ ...common, kind: z.literal('scale'), exponent: z.number().int() }),
  /** Rows in another order, drawn from `seed`. */
  z.object({ ...common, kind: z.literal('permute'), seed: z.number() }),
  /** The same stream of another seed. */
  z.object({ ...common, kind: z.literal('from-seed'), seed: z.number() }),
  /** Numbers handed out in turn: float32 (normal) or int32 (permutation), little-endian, base64. */
  z.object({ ...common, kind: z.literal('recorded'), values: z.string() }),
]);

export type StreamOverride = Readonly<z.infer<typeof streamOverride>>;
