import { createHash } from 'node:crypto';
import * as z from 'zod';
import type { TrainedRun } from '../../model/run/fit.ts';
import { valuesOf } from '../../model/run/metric.ts';

/** What shows whether two runs ended alike. */
export const runEnding = z.object({
  /** First 64 bits of the SHA-256 of all metrics and parameters, in hexadecimal. */
  digest: z.string(),
  /** False if there are no parameters; then runs may end alike by chance. */
  parameters: z.boolean(),
  /**
   * The first stream that the run drew from; null if it drew nothing, and for runs in lanes, which keep no
   * list.
   */
  drew: z.string().nullable(),
});

export type RunEnding = z.infer<typeof runEnding>;

/** Several claims read the same run. */
const known = new WeakMap<TrainedRun, RunEnding>();

export function endingOf(raw: TrainedRun): RunEnding {
  const found = known.get(raw) ?? digestRun(raw);
  known.set(raw, found);
  return found;
}

function digestRun({ fit, record }: TrainedRun): RunEnding {
  const hash = createHash('sha256');
  const add = (name: string, values: Float64Array | Float32Array) =>
    hash.update(name).update(new Uint8Array(values.buffer, values.byteOffset, values.byteLength));
  for (const [name, metric] of Object.entries(fit.metrics)) add(name, Float64Array.from(valuesOf(metric)));
  for (const [name, values] of Object.entries(fit.parameters)) add(name, values);
  return {
    digest: hash.digest('hex').slice(0, 16),
    parameters: Object.values(fit.parameters).some((values) => values.length > 0),
    drew: record.draws[0]?.stream ?? null,
  };
}
