import { z } from 'zod';
import type { Run, RunId } from '../plan/run.ts';
import { isFailed } from '../plan/is-failed.ts';
import type { RunRecord } from '../run/record.ts';

const names = z.object({
  /** Settings that it read, whether or not they were passed. */
  settings: z.array(z.string()),
  streams: z.array(z.string()),
  metrics: z.array(z.string()),
  /** Runs that left no fit, and might have answered to more; absent: none. */
  failed: z.number().exactOptional(),
});

/** The names that code answered to, over all its runs as written; null where none of them left a fit. */
export const heard = z.object({
  own: names.nullable(),
  /** Of the code that it is held to be equivalent to. */
  reference: names.nullable(),
});

export type HeardNames = z.infer<typeof names>;
export type Heard = z.infer<typeof heard>;

/** Gathers what runs read, drew and reported. Runs in lanes tell nothing of it, nor does code of which no run left a fit. */
export function gatherHeard(runs: readonly Run[], records: ReadonlyMap<RunId, RunRecord>): Heard {
  const ofSubject = (subject: Run['subject']) =>
    gather(runs.filter((run) => run.subject === subject).flatMap(({ id }) => records.get(id) ?? []));
  return { own: ofSubject(undefined), reference: ofSubject('reference') };
}

function gather(records: readonly RunRecord[]): HeardNames | null {
  const [settings, streams, metrics] = [new Set<string>(), new Set<string>(), new Set<string>()];
  let [finished, failed] = [0, 0];
  for (const record of records) {
    if (isFailed(record)) failed++;
    if (record.reads === undefined) continue;
    if (!isFailed(record)) finished++;
    for (const name of record.reads) settings.add(name);
    for (const { stream } of record.draws) streams.add(stream);
    if (!isFailed(record)) for (const name of Object.keys(record.metrics)) metrics.add(name);
  }
  if (finished === 0) return null;
  const found = { settings: sorted(settings), streams: sorted(streams), metrics: sorted(metrics) };
  return failed === 0 ? found : { ...found, failed };
}

function sorted(found: ReadonlySet<string>): string[] {
  return [...found].toSorted();
}
