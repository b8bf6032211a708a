import * as z from 'zod';
import { backendChange } from './backend-change.ts';
import { howDiverged } from './divergence.ts';
import { drawKinds } from './random.ts';
import { metricSchema } from './metric.ts';

/** One request to a stream. */
export const draw = z.object({
  stream: z.string(),
  kind: z.enum(drawKinds),
  shape: z.array(z.number()),
  /** First 64 bits of the SHA-256 of the bytes handed out, in hexadecimal. */
  digest: z.string(),
});

const common = {
  run: z.string(),
  draws: z.array(draw),
  /** Names of settings that the code asked for, passed or not; absent in lanes, where they cannot be seen. */
  reads: z.array(z.string()).optional(),
};
const fitted = {
  /** One value an epoch, or a single number, known once, at the end. */
  metrics: z.record(z.string(), metricSchema),
  /** Final values: float32, little-endian, base64. */
  parameters: z.record(z.string(), z.string()),
};
/** What code threw, as text. */
export const thrown = z.object({
  name: z.string(),
  message: z.string(),
  /** Where in the book's code, as file:line:column, innermost first; absent: unknown, or 0.1.0 ran. */
  frames: z.array(z.string()).readonly().exactOptional(),
  /** The line of code of the first frame. */
  code: z.string().exactOptional(),
  /** What it was caused by, and that by, or the errors that it gathers: a line each. */
  causes: z.array(z.string()).readonly().exactOptional(),
});
const failure = {
  error: thrown,
  /** What the run printed until it failed, cut to its end; absent: nothing. */
  output: z.string().exactOptional(),
};

/** What one run leaves behind. */
export const runRecord = z.discriminatedUnion('state', [
  z.object({ ...common, state: z.literal('finished'), ...fitted }),
  z.object({
    ...common,
    state: z.literal('diverged'),
    ...fitted,
    ...howDiverged,
  }),
  z.object({ ...common, state: z.literal('threw'), ...failure }),
  /** What it returned is no fit, or made after it had changed the backend. */
  z.object({
    ...common,
    state: z.literal('refused'),
    ...failure,
    backend: backendChange.exactOptional(),
  }),
]);

export type Thrown = Readonly<z.infer<typeof thrown>>;
export type Draw = Readonly<z.infer<typeof draw>>;
export type RunRecord = Readonly<z.infer<typeof runRecord>>;
export type FittedRecord = Extract<RunRecord, { state: 'finished' | 'diverged' }>;
export type FailedRecord = Exclude<RunRecord, FittedRecord>;
export type RunState = RunRecord['state'];
