import { compareRecords } from '../../check/guards/reproducible/compare-records.ts';
import type { Measured } from '../../model/outcome/measured.ts';
import type { RepeatMeasurement } from '../../check/guards/reproducible/guard.ts';
import { cellKey } from '../../plan/cell-key.ts';
import { hasWholeStreams } from '../../plan/has-whole-streams.ts';
import type { Job, Plan } from '../../plan/plan-runs.ts';
import type { Run } from '../../model/run/run.ts';
import { measureFailure } from '../worker/execute-job.ts';
import { isFailed } from '../../plan/is-failed.ts';
import type { ThreadId, JobResult } from '../protocol.ts';
import type { RunRecord } from '../../model/run/record.ts';
import type { PlanResult, EagerRun } from './execute-plan.ts';

export type RepeatOptions = {
  /** Does a job, not in the thread to avoid if there are several. Undefined if it was interrupted. */
  readonly make: (job: Job, avoid: ThreadId) => Promise<JobResult | undefined>;
  /** Opens a thread that has made no run, and does the jobs in it in their order. */
  readonly makeFresh: (jobs: readonly Job[]) => Promise<readonly (JobResult | undefined)[]>;
};

type Chosen = { readonly run: Run } & EagerRun;

/**
 * Makes one run of every cell again, in another thread and after other runs, and compares the two to the bit.
 * Runs that left no fit are not repeated: they have no numbers to compare, and what rests on them is
 * undecided anyway.
 *
 * @param result of the plan's runs
 * @returns what the guard `reproducible` measures, an entry for each cell
 */
export async function repeatRuns(
  { runs }: Plan,
  result: Pick<PlanResult, 'records' | 'eagerRuns'>,
  options: RepeatOptions,
): Promise<readonly Measured[]> {
  const ended = runs.filter(({ id }) => {
    const record = result.records.get(id);
    return record === undefined || !isFailed(record);
  });
  const chosen = chooseRuns(ended, result.eagerRuns);
  if (chosen.length === 0) return diagnoseNone(runs, result.records);
  const again = await makeAgain(chosen, options);
  const measured: Measured[] = [];
  let explained = false;
  for (const { run } of chosen) {
    const [first, second] = [result.records.get(run.id), again.get(run.id)];
    const frame = { runs: [run.id], probe: false };
    if (!first || !second) {
      measured.push({ state: 'not-run', ...frame, again: true });
      continue;
    }
    const difference = compareRecords(first, second);
    // The cells that are not reproducible mostly share one reason, so only the first is looked into.
    const when = difference === null || explained ? 'unknown' : await diagnoseDifference(run, options);
    explained ||= difference !== null;
    const value: RepeatMeasurement = { run: run.id, difference, when };
    measured.push({ state: 'measured', ...frame, diverged: null, value });
  }
  return measured;
}

/** Says why no run can be repeated: one left no fit, or was not made. Empty if neither is so. */
function diagnoseNone(runs: readonly Run[], records: PlanResult['records']): readonly Measured[] {
  for (const { id } of runs) {
    const record = records.get(id);
    if (record && isFailed(record)) {
      return [measureFailure(record, [id], false)];
    }
  }
  const absent = runs.find(({ id }) => !records.has(id));
  return absent ? [{ state: 'not-run', runs: [absent.id], probe: false }] : [];
}

/**
 * Returns the first run of each cell that was made as written, of subject or reference, with whole streams:
 * the same whichever thread was free.
 */
function chooseRuns(runs: readonly Run[], eagerRuns: ReadonlyMap<string, EagerRun>): readonly Chosen[] {
  const cells = new Map<string, Chosen>();
  for (const run of runs) {
    const at = eagerRuns.get(run.id);
    if (at !== undefined && hasWholeStreams(run) && !cells.has(cellKey(run)))
      cells.set(cellKey(run), { run, ...at });
  }
  return [...cells.values()];
}

async function makeAgain(
  chosen: readonly Chosen[],
  { make, makeFresh }: RepeatOptions,
): Promise<ReadonlyMap<string, RunRecord>> {
  const byThread = new Map<ThreadId, Chosen[]>();
  for (const each of chosen) byThread.set(each.thread, [...(byThread.get(each.thread) ?? []), each]);
  const results = await Promise.all(
    [...byThread].map(async ([thread, made]) => {
      const runs = made.map(({ run }) => run).toReversed(); // each after other runs than the first time
      const repeats = Object.fromEntries(made.map(({ run, callsBefore }) => [run.id, callsBefore]));
      const job: Job = { runs, groups: [], lanes: false, repeats };
      const again = await make(job, thread);
      return again?.thread === thread ? (await makeFresh([job]))[0] : again;
    }),
  );
  const records = results.flatMap((made) => made?.runs.map(({ record }) => record) ?? []);
  return new Map(records.map((record) => [record.run, record]));
}

/** Makes a run twice in each of two fresh threads, and says between which of the four results it differs. */
async function diagnoseDifference(
  run: Run,
  { makeFresh }: RepeatOptions,
): Promise<RepeatMeasurement['when']> {
  const job: Job = { runs: [run], groups: [], lanes: false };
  const made = [await makeFresh([job, job]), await makeFresh([job, job])];
  const [[first, later] = [], [other, otherLater] = []] = made.map((results) =>
    results.map((result) => result?.runs[0]?.record),
  );
  if (!first || !later || !other || !otherLater) return 'unknown';
  if (compareRecords(first, other) === null) return 'after-others';
  const inThreads = compareRecords(first, later) === null && compareRecords(other, otherLater) === null;
  return inThreads ? 'each-thread' : 'each-run';
}
