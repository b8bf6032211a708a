import { oneByOne } from '../fixtures/one-by-one.ts';
import { bindChecks } from '../../src/check/bind-checks.ts';
import { gatherUsedNames } from '../../src/check/used-names.ts';
import type { Measured } from '../../src/model/outcome/measured.ts';
import { makeOutcome } from '../../src/outcome/make-outcome.ts';
import type { Outcome } from '../../src/model/outcome/outcome.ts';
import { planRuns } from '../../src/plan/plan-runs.ts';
import { sweepRuns } from '../../src/plan/sweep-runs.ts';
import { executeJob } from '../../src/run/worker/execute-job.ts';
import type { Subject } from '../../src/model/run/fit.ts';
import type { Experiment, GuardName } from '../../src/model/experiment/experiment.ts';
import { parseExperiment } from '../../src/spec/parse-experiment.ts';
import { states, tf } from '../check/fake-subject.ts';

/** The small chapter with every kind of claim and every guard, as a file would state it. */
const yaml = (guards: readonly GuardName[], seeds: string) => `
title: Small
subject: small.ts#small
law: linear-sgd-l2
states: ${JSON.stringify(states)}
sweep: { lambda: [0, 2] }
seeds: ${seeds}
claims:
  - { id: comparison, says: less, expect: testLoss(lambda=2) <= 0.5 * testLoss(lambda=0) }
  - { id: trend, says: falls, expect: weightNorm falls along lambda, note: a note, where: here }
  - { id: curve, says: falls, expect: trainLoss(lambda=0) falls along epoch }
  - { id: state, says: stays finite, expect: weightNorm(lambda=0) is finite }
  - { id: share, says: in most runs, expect: trainLoss(lambda=2) > trainLoss(lambda=0), in: most of 12 runs }
relations:
  - { id: fewer-epochs, says: Fewer epochs lead elsewhere., changes: { epochs: 3 }, moves: [w] }
guards: [${guards.join()}]
`;

const exactGuards: readonly GuardName[] = [
  'streams',
  'data-law',
  'trajectory',
  'recompute',
  'decay-law',
  'metamorphic',
];

/** @param seeds as a file writes them */
export function parseSmall(guards: readonly GuardName[] = exactGuards, seeds = '1..2'): Experiment {
  const parsed = parseExperiment({ file: 'small.experiment.yaml', text: yaml(guards, seeds) });
  if ('issues' in parsed) throw new Error(parsed.issues.map(({ message }) => message).join('; '));
  return parsed.experiment;
}

/** Runs it in this thread; the checks are judged once, without probes. */
export async function runSmall(subject: Subject, experiment = parseSmall()): Promise<Outcome> {
  const checks = bindChecks(experiment);
  const groups = checks.flatMap((check) =>
    check.runs().map((runs) => ({ check: check.id, runs, probe: false })),
  );
  const plan = planRuns(sweepRuns(experiment), groups);
  const bench = { tf, subject, experiment, checks: new Map(checks.map((check) => [check.id, check])) };
  const results = await oneByOne(plan.jobs, (job) => executeJob(job, bench));
  const measured = new Map<string, Measured[]>();
  for (const entry of results.flatMap((result) => result.measured)) {
    measured.set(entry.check, [...(measured.get(entry.check) ?? []), entry.measured]);
  }
  const runs = results.flatMap((result) => result.runs);
  const records = new Map(runs.map(({ record }) => [record.run, record]));
  const usedNames = gatherUsedNames(plan.runs, records);
  return makeOutcome({
    experiment,
    changes: ['--set epochs=4'],
    complete: true,
    runs: plan.runs,
    records,
    scalars: new Map(runs.map(({ record, scalars }) => [record.run, scalars])),
    decisions: checks.map((check) => {
      const own = measured.get(check.id) ?? [];
      return { id: check.id, check, measured: own, verdict: check.judge(own, usedNames) };
    }),
    heard: usedNames,
    blessed: { state: 'absent', file: 'small.baseline.json' },
    sources: { subject: 'a1', experiment: 'b2', checks: 'c3' },
    prevalence: null,
    maps: [],
    programs: [],
    environment: {
      bookproof: '0.1.0',
      node: 'v20',
      platform: 'linux x64',
      started: '2026-01-01T00:00:00.000Z',
      backend: { name: 'none', version: '', why: 'a test' },
      workers: 1,
      timings: { train: 1.5 },
    },
  });
}
