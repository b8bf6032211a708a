// `npm run bench`: what the harness costs beside the same training run bare, A B A B in one process.
import { pathToFileURL } from 'node:url';
import { bindChecks } from '../../src/check/bind-checks.ts';
import { loadExperiment } from '../../src/io/load-experiment.ts';
import { planRuns } from '../../src/plan/plan-runs.ts';
import { sweepRuns } from '../../src/plan/sweep-runs.ts';
import { openStreams } from '../../src/random/open-streams.ts';
import { executeJob, type Workbench } from '../../src/run/execute-job.ts';
import { loadBackend, type BackendChoice } from '../../src/run/load-backend.ts';
import { loadSubject } from '../../src/run/load-subject.ts';
import type { Random } from '../../src/random/random.ts';

const rounds = 9;
const backend = (process.argv[2] ?? 'wasm') as BackendChoice;

const loaded = await loadExperiment(process.cwd(), 'experiments/weight-decay.experiment.ts');
if ('issues' in loaded) throw new Error('the experiment has mistakes');
const { experiment } = loaded;
const { tf, name, version } = await loadBackend(backend);
const subject = await loadSubject(
  pathToFileURL(experiment.subject.file).href,
  experiment.subject.file,
  experiment.subject.export,
);
const checks = new Map(bindChecks(experiment).map((check) => [check.id, check]));
const bench: Workbench = { tf, subject, experiment, checks };
const groups = [...checks.values()].flatMap((check) =>
  check.runs().map((runs) => ({ check: check.id, runs, probe: false })),
);
const planned = new Set(sweepRuns(experiment).map(({ id }) => id));
const jobs = planRuns(sweepRuns(experiment), groups)
  .jobs.filter((job) => job.runs.every(({ id }) => planned.has(id)))
  .slice(0, 18);

/** The same code on the same numbers, drawn beforehand: no streams, records, checks or clean-up but a scope. */
const bareRuns = jobs
  .flatMap((job) => job.runs)
  .map((run) => {
    const { random, drawn } = openStreams(run.seed, run.overrides);
    tf.engine().startScope();
    void subject({ ...run.settings }, random);
    tf.engine().endScope();
    return { settings: run.settings, values: drawn.map(({ values }) => values) };
  });

async function bare(): Promise<void> {
  for (const { settings, values } of bareRuns) {
    let next = 0;
    const take = () => values[next++]!;
    const random = { normal: take, permutation: take } as unknown as Random;
    tf.engine().startScope();
    await subject({ ...settings }, random);
    tf.engine().endScope();
    tf.disposeVariables();
  }
}

async function harnessed(): Promise<void> {
  for (const job of jobs) await executeJob(job, bench);
}

async function time(work: () => Promise<void>): Promise<number> {
  const from = performance.now();
  await work();
  return (performance.now() - from) / bareRuns.length;
}

const ratios: number[] = [];
const [bareTimes, harnessTimes]: [number[], number[]] = [[], []];
await bare();
await harnessed();
for (let round = 0; round < rounds; round++) {
  const [a, b] = [await time(bare), await time(harnessed)];
  bareTimes.push(a);
  harnessTimes.push(b);
  ratios.push(b / a);
}

const sorted = (values: readonly number[]) => values.toSorted((x, y) => x - y);
const median = (values: readonly number[]) => sorted(values)[Math.floor(values.length / 2)]!;
console.log(
  `${name} (${version}), Node ${process.versions.node}, ${bareRuns.length} runs a round, ${rounds} rounds, A B A B`,
);
console.log(`bare      ${median(bareTimes).toFixed(2)} ms a run (median)`);
console.log(
  `harnessed ${median(harnessTimes).toFixed(2)} ms a run (median): streams, records, guards, claims`,
);
console.log(
  `ratio     ${median(ratios).toFixed(3)} (median; ${sorted(ratios)[0]!.toFixed(3)} to ${sorted(ratios).at(-1)!.toFixed(3)}); goal at most 1.05`,
);
if (median(ratios) > 1.05) process.exitCode = 1;
