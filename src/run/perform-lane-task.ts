import { claimCells } from '../check/claim-cells.ts';
import { isMissing, type Missing } from '../check/check.ts';
import { readCurve, readQuantity } from '../check/read-quantity.ts';
import { tallyClaim, type SeedReading } from '../check/tally-claim.ts';
import { lanes } from '../jit/emit/lane-layout.ts';
import { accelerate, type Acceleration } from '../jit/accelerate.ts';
import { describeAcceleration } from '../jit/describe.ts';
import { makeRun } from '../plan/make-run.ts';
import type { Run, RunId } from '../plan/run.ts';
import type { Experiment } from '../spec/experiment.ts';
import { divergenceOf } from './divergence-of.ts';
import { concludeJobs, type Workbench } from './execute-job.ts';
import { inBlocks } from './in-blocks.ts';
import type { LaneReply, LaneTask, TalliedClaim } from './lane-task.ts';
import { runInLanes, type SeenRun } from './run-in-lanes.ts';
import { recordFit } from './record-fit.ts';
import type { RunResult } from './run-subject.ts';
import { withoutLeaks } from './without-leaks.ts';

type Bench = Workbench & {
  readonly backend: { readonly name: string };
  /** Of the module that the subject comes from. */
  readonly subjectUrl: string;
};

/** What was traced last, by code and settings: suites of one subject ask for the same again and again. */
const accelerations = new Map<string, Promise<Acceleration>>();
const mostAccelerations = 50;

/** Does what a lane task asks, with the subject and the backend of a workbench. */
export async function performLaneTask(task: LaneTask, bench: Bench): Promise<LaneReply> {
  const { tf, subject } = bench;
  const clean: typeof subject = (settings, random) => withoutLeaks(tf, () => subject(settings, random));
  switch (task.kind) {
    case 'describe':
      return { kind: 'describe', text: await describeAcceleration(tf, clean, task.settings, task.lifted) };
    case 'accelerate': {
      const { settings, lifted } = task;
      const bitwise = bench.backend.name === 'wasm';
      const { export: name } = bench.experiment.subject;
      const key = JSON.stringify([bench.subjectUrl, name, settings, Object.keys(lifted)]);
      const known = accelerations.get(key) ?? accelerate(tf, clean, { settings, lifted, bitwise });
      accelerations.set(key, known);
      const [oldest] = accelerations.keys(); // sabotaged copies come by the dozen, each with a URL of its own
      if (accelerations.size > mostAccelerations && oldest !== undefined) accelerations.delete(oldest);
      return { kind: 'accelerate', acceleration: await known };
    }
    case 'jobs':
      return { kind: 'jobs', result: executeInLanes(task, bench) };
    case 'tally':
      return { kind: 'tally', tallies: tallySeeds(task, bench.experiment) };
  }
}

function executeInLanes({ programs, jobs }: Extract<LaneTask, { kind: 'jobs' }>, bench: Bench) {
  const results = new Map<RunId, RunResult>();
  const runs = jobs.flatMap((job) => job.runs);
  runInLanes(programs, runs, ({ run, fit, drawn }) => {
    const record = { run: run.id, draws: [], ...recordFit(fit, run, bench.experiment, drawn) };
    results.set(run.id, { record, raw: { run, record, fit, drawn: [] } });
  });
  return concludeJobs(jobs, results, bench);
}

type Held = Pick<SeenRun, 'run' | 'fit'> & { readonly diverged: boolean };

/** Makes every run that the claims read at some seeds, then counts. */
function tallySeeds(
  { programs, claims, seeds }: Extract<LaneTask, { kind: 'tally' }>,
  experiment: Experiment,
): readonly TalliedClaim[] {
  const cells = claimCells(experiment, claims);
  // All cells of a few seeds in a row: they share their streams, which are then drawn once.
  const wanted = new Map(
    inBlocks(seeds, lanes).flatMap((block) =>
      cells.flatMap(({ key, cell }) =>
        block.map((seed) => [`${key} ${seed}`, makeRun(experiment, seed, cell)] as const),
      ),
    ),
  );
  const held = new Map<Run, Held>();
  runInLanes(programs, [...wanted.values()], ({ run, fit, drawn }) => {
    held.set(run, { run, fit, diverged: divergenceOf(fit, run, experiment, drawn) !== null });
  });
  const lacking: Missing[] = []; // of the claim that is counted
  const readingAt: SeedReading = (seed, reading, alongEpochs, key) => {
    const run = wanted.get(`${key} ${seed}`);
    const found = run && held.get(run);
    if (!found) throw new Error(`the run ${key} of seed ${seed} was not made`);
    const value = alongEpochs ? readCurve(found, reading.metric) : readQuantity(found, reading, experiment);
    if (isMissing(value)) {
      lacking.push(value);
      return { values: [], diverged: found.diverged };
    }
    return { values: typeof value === 'number' ? [value] : value, diverged: found.diverged };
  };
  return claims.map((claim) => {
    lacking.length = 0;
    const tally = tallyClaim({ experiment, claim }, seeds, readingAt);
    return lacking[0] ? { missing: lacking[0].missing } : tally;
  });
}
