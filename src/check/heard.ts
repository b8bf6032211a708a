import { z } from 'zod';
import type { Run, RunId } from '../plan/run.ts';
import type { RunRecord } from '../run/record.ts';

const names = z.object({
  /** Settings that it read, whether or not they were passed. */
  settings: z.array(z.string()),
  streams: z.array(z.string()),
  metrics: z.array(z.string()),
});

/** The names that code answered to, over all its runs as written; null where it made none. */
export const heard = z.object({
  own: names.nullable(),
  /** Of the code that it is held to be equivalent to. */
  reference: names.nullable(),
});

export type HeardNames = z.infer<typeof names>;
export type Heard = z.infer<typeof heard>;

/** Gathers what runs read, drew and reported. Runs in lanes tell nothing of it. */
export function gatherHeard(runs: readonly Run[], records: ReadonlyMap<RunId, RunRecord>): Heard {
  const ofSubject = (subject: Run['subject']) =>
    gather(runs.filter((run) => run.subject === subject).flatMap(({ id }) => records.get(id) ?? []));
  return { own: ofSubject(undefined), reference: ofSubject('reference') };
}

function gather(records: readonly RunRecord[]): HeardNames | null {
  const [settings, streams, metrics] = [new Set<string>(), new Set<string>(), new Set<string>()];
  let written = 0;
  for (const record of records) {
    if (record.reads === undefined) continue;
    written++;
    for (const name of record.reads) settings.add(name);
    for (const { stream } of record.draws) streams.add(stream);
    if (record.state !== 'threw') for (const name of Object.keys(record.metrics)) metrics.add(name);
  }
  if (written === 0) return null;
  return { settings: sorted(settings), streams: sorted(streams), metrics: sorted(metrics) };
}

function sorted(found: ReadonlySet<string>): string[] {
  return [...found].toSorted();
}
