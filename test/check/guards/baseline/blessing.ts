import type { BaselineDocument } from '../../../../src/model/outcome/baseline-document.ts';
import type { LoadedBaseline } from '../../../../src/model/outcome/loaded-baseline.ts';
import type { Cause } from '../../../../src/model/outcome/cause.ts';
import type { DriftMeasurement } from '../../../../src/check/guards/drift/measurement.ts';
import { figuresOf } from '../../../../src/check/figures.ts';
import type { Figures } from '../../../../src/model/outcome/figures.ts';
import type { Verdict } from '../../../../src/model/outcome/verdict.ts';
import { sweepRuns } from '../../../../src/plan/sweep-runs.ts';
import type { Subject } from '../../../../src/model/run/fit.ts';
import { train } from '../../../../src/run/worker/train.ts';
import type { Experiment } from '../../../../src/model/experiment/experiment.ts';
import { checkOf, experimentWith, measureGroups, tf } from '../../fake-subject.ts';
import { isFailed } from '../../../../src/plan/is-failed.ts';

export const file = 'small.baseline.json';
export const absent: LoadedBaseline = { state: 'absent', file };

/** The small chapter with the guards that read what is blessed. */
export function blessedExperiment(change: Partial<Experiment> = {}): Experiment {
  const at = { line: 1, column: 1 };
  return experimentWith({
    guards: [
      { name: 'baseline', at },
      { name: 'drift', at },
    ],
    ...change,
  });
}

/** A baseline of these runs that no guard finds foreign. */
export function documentOf(
  runs: Readonly<Record<string, Figures>>,
  change: Partial<BaselineDocument> = {},
): BaselineDocument {
  return {
    format: 'bookproof/baseline/1',
    experiment: 'small',
    subject: 'small.ts#small',
    backend: 'cpu',
    seeds: [1, 2],
    claims: {},
    cells: {},
    runs: { ...runs },
    ...change,
  };
}

export function asRead(baseline: BaselineDocument): LoadedBaseline & { readonly state: 'read' } {
  return { state: 'read', file, baseline };
}

/** What a subject leaves behind in each run of the sweep. */
export async function figuresBy(
  subject: Subject,
  experiment = blessedExperiment(),
): Promise<Record<string, Figures>> {
  const entries = sweepRuns(experiment).map(async (run) => {
    const { record } = await train(tf, subject, run, experiment);
    if (isFailed(record)) throw new Error(record.error.message);
    return [run.id, figuresOf(record)] as const;
  });
  return Object.fromEntries(await Promise.all(entries));
}

/** The sample that the guard drift would have blessed, before anything was. */
export async function driftBy(
  subject: Subject,
  experiment = blessedExperiment(),
): Promise<NonNullable<BaselineDocument['drift']>> {
  const check = checkOf(experiment, 'drift');
  const cells: Record<string, Record<string, number[]>> = {};
  for (const entry of await measureGroups(experiment, check, subject, check.runs())) {
    if (entry.state !== 'measured') throw new Error(entry.state);
    const { cell, values } = entry.value as DriftMeasurement;
    const sample = (cells[cell] ??= {});
    for (const [name, value] of Object.entries(values)) (sample[name] ??= []).push(value);
  }
  return { from: 100_001, cells };
}

/** The verdict of a guard on a subject, against what is blessed. */
export async function verdictOn(
  guard: 'baseline' | 'drift',
  subject: Subject,
  blessed: LoadedBaseline,
  { experiment = blessedExperiment(), backend = 'cpu' } = {},
): Promise<Verdict> {
  const check = checkOf(experiment, guard, { blessed, backend });
  return check.judge(await measureGroups(experiment, check, subject, check.runs()));
}

/** State and cause alone. */
export function briefly({ state, cause }: Verdict): readonly [Verdict['state'], Cause | undefined] {
  return [state, cause];
}
