import { ownValue } from '../model/own-value.ts';
import type { BoundCheck } from '../check/bind-checks.ts';
import type { LoadedBaseline } from '../model/outcome/loaded-baseline.ts';
import type { UsedNames } from '../model/outcome/used-names.ts';
import type { Measured } from '../model/outcome/measured.ts';
import type { Verdict } from '../model/outcome/verdict.ts';
import type { Sources } from '../model/outcome/sources.ts';
import { sweepRuns } from '../plan/sweep-runs.ts';
import type { Run, RunId } from '../model/run/run.ts';
import { isFailed } from '../plan/is-failed.ts';
import type { RunRecord } from '../model/run/record.ts';
import type { Experiment } from '../model/experiment/experiment.ts';
import type {
  Environment,
  Judged,
  Outcome,
  SeedsMap,
  Prevalence,
  ProgramReport,
} from '../model/outcome/outcome.ts';
import { summarise } from './summarise.ts';

/** A check with its measurements and its verdict. */
export type Decision = {
  readonly id: string;
  readonly check: BoundCheck;
  readonly measured: readonly Measured[];
  readonly verdict: Verdict;
};

type FinalMetrics = ReadonlyMap<RunId, Readonly<Record<string, number>>>;

/** The parts of an Outcome, stage by stage. */
export type OutcomeParts = {
  readonly experiment: Experiment;
  readonly changes: readonly string[];
  readonly complete: boolean;
  readonly runs: readonly Run[];
  readonly records: ReadonlyMap<RunId, RunRecord>;
  /** Final metrics of each run. */
  readonly scalars: FinalMetrics;
  readonly decisions: readonly Decision[];
  /** The names that the code answered to, on which verdicts depend in addition to what was measured. */
  readonly heard: UsedNames | null;
  readonly blessed: LoadedBaseline;
  readonly sources: Sources;
  readonly prevalence: Prevalence | null;
  readonly maps: readonly SeedsMap[];
  readonly programs: readonly ProgramReport[];
  readonly environment: Environment;
};

/** Makes the one document of a finished experiment. */
export function makeOutcome(parts: OutcomeParts): Outcome {
  const { experiment, runs, records, scalars } = parts;
  const sweep = new Set(sweepRuns(experiment).map(({ id }) => id));
  const kept = runs.flatMap(({ id }) => {
    const record = records.get(id);
    return record && (sweep.has(id) || isFailed(record)) ? [record] : [];
  });
  return {
    format: 'bookproof/outcome/1',
    experiment,
    changes: [...parts.changes],
    complete: parts.complete,
    plan: [...runs],
    runs: {
      state: runs.map(({ id }) => records.get(id)?.state ?? 'not-run'),
      scalars: scalarColumns(runs, scalars),
    },
    records: kept,
    summaries: summarise(runs, scalars, experiment.redraw),
    checks: parts.decisions.map(judgedOf),
    heard: parts.heard,
    blessed: parts.blessed,
    sources: parts.sources,
    prevalence: parts.prevalence,
    maps: parts.maps,
    programs: parts.programs,
    sabotage: null,
    environment: parts.environment,
  };
}

function judgedOf({ id, check, measured, verdict }: Decision): Judged {
  return { id, role: check.role, measured: [...measured], verdict };
}

function scalarColumns(runs: readonly Run[], scalars: FinalMetrics): Record<string, (number | null)[]> {
  const names = [...new Set(runs.flatMap(({ id }) => Object.keys(scalars.get(id) ?? {})))];
  return Object.fromEntries(
    names.map((name) => [name, runs.map(({ id }) => ownValue(scalars.get(id) ?? {}, name) ?? null)]),
  );
}
