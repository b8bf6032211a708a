import type { UsedNames, SubjectNames } from '../model/outcome/used-names.ts';
import type { Run, RunId } from '../model/run/run.ts';
import { isFailed } from '../plan/is-failed.ts';
import type { RunRecord } from '../model/run/record.ts';

/**
 * Gathers the names that runs read, drew and reported, for the subject and its reference. Runs in lanes do not
 * record names. If no run of one of the two left a fit, its names are null.
 */
export function gatherUsedNames(runs: readonly Run[], records: ReadonlyMap<RunId, RunRecord>): UsedNames {
  const ofSubject = (subject: Run['subject']) =>
    gather(runs.filter((run) => run.subject === subject).flatMap(({ id }) => records.get(id) ?? []));
  return { own: ofSubject(undefined), reference: ofSubject('reference') };
}

function gather(records: readonly RunRecord[]): SubjectNames | null {
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
