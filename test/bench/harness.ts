// `npm run bench -- harness [backend]`: what the harness costs beside the same training run bare, A B A B in one process.
import { pathToFileURL } from 'node:url';
import { bindChecks } from '../../src/check/bind-checks.ts';
import { checkGroups } from '../../src/check/check-groups.ts';
import { loadExperiment } from '../../src/io/load-experiment.ts';
import { planRuns, type Job } from '../../src/plan/plan-runs.ts';
import { sweepRuns } from '../../src/plan/sweep-runs.ts';
import { createStreams } from '../../src/random/streams.ts';
import type { Random } from '../../src/model/run/random.ts';
import { executeJob, type Workbench } from '../../src/run/worker/execute-job.ts';
import { loadBackend } from '../../src/run/worker/backend/load-backend.ts';
import type { BackendChoice } from '../../src/model/run/backend.ts';
import { loadSubject } from '../../src/run/worker/load-subject.ts';
import { median } from './median.ts';

const rounds = 7;
const goal = 1.05;

const loaded = await loadExperiment(process.cwd(), 'experiments/weight-decay.experiment.ts');
if ('issues' in loaded) throw new Error('the experiment has mistakes');
const { experiment } = loaded;
const { tf, name, version } = await loadBackend((process.argv[3] ?? 'wasm') as BackendChoice);
const { file, export: exportName } = experiment.subject;
const subject = await loadSubject(pathToFileURL(file).href, file, exportName);
const checks = bindChecks(experiment);
const workbench: Workbench = {
  tf,
  subject,
  experiment,
  checks: new Map(checks.map((check) => [check.id, check])),
};
const groups = checkGroups(checks);
const { jobs } = planRuns(sweepRuns(experiment), groups);
const guarded = jobs.filter((job) => job.groups.some(({ check }) => check === 'trajectory'));

console.log(`${name} (${version}), Node ${process.versions.node}, ${rounds} rounds, A B A B, medians`);
const whole = await compare('the plan as a whole', everyNth(jobs, 8));
await compare('of it, runs that every guard rests on', everyNth(guarded, 2));
console.log(`goal for the plan as a whole: at most ${goal}`);
if (whole > goal) process.exitCode = 1;

function everyNth(all: readonly Job[], n: number): readonly Job[] {
  return all.filter((_, i) => i % n === 0);
}

/** Prints and returns the ratio of harnessed to bare time over some jobs. */
async function compare(what: string, chosen: readonly Job[]): Promise<number> {
  const recorded = chosen
    .flatMap((job) => job.runs)
    .map((run) => ({ settings: run.settings, draws: recordDraws(run.seed, run.settings) }));
  const bare = async () => {
    for (const { settings, draws } of recorded) await trainBare(settings, draws);
  };
  const harnessed = async () => {
    for (const job of chosen) await executeJob(job, workbench);
  };
  const times: { bare: number; harnessed: number }[] = [];
  for (let round = -1; round < rounds; round++) {
    const pair = { bare: await time(bare), harnessed: await time(harnessed) };
    if (round >= 0) times.push(pair); // the first warms both up
  }
  const ratios = times.map((pair) => pair.harnessed / pair.bare).toSorted((a, b) => a - b);
  const perRun = (key: 'bare' | 'harnessed') =>
    (median(times.map((pair) => pair[key])) / recorded.length).toFixed(1);
  const spread = `${ratios[0]!.toFixed(3)} to ${ratios.at(-1)!.toFixed(3)}`;
  console.log(
    `${what}: ${recorded.length} runs, bare ${perRun('bare')} ms a run, harnessed ${perRun('harnessed')}, ratio ${median(ratios).toFixed(3)} (${spread})`,
  );
  return median(ratios);
}

/** What the subject drew, to be handed out again without any work. */
function recordDraws(seed: number, settings: Readonly<Record<string, number | string | boolean>>) {
  const { random, drawn } = createStreams(seed, []);
  tf.tidy(() => void subject({ ...settings }, random));
  tf.disposeVariables();
  return drawn.map(({ values }) => values);
}

/** The same code on the same numbers: no streams, records, checks, nor clean-up but what any loop needs. */
async function trainBare(
  settings: Readonly<Record<string, number | string | boolean>>,
  draws: readonly (Float32Array | Int32Array)[],
): Promise<void> {
  let next = 0;
  const take = () => draws[next++]!;
  const random = { normal: take, permutation: take } as unknown as Random;
  tf.engine().startScope();
  await subject({ ...settings }, random);
  tf.engine().endScope();
  tf.disposeVariables();
}

async function time(work: () => Promise<void>): Promise<number> {
  const from = performance.now();
  await work();
  return performance.now() - from;
}
