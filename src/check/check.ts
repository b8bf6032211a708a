import type { z } from 'zod';
import type { Run, RunId } from '../model/run/run.ts';
import type { TrainedRun } from '../model/run/fit.ts';
import type { Claim, Experiment } from '../model/experiment/experiment.ts';
import type { RanOn } from '../model/outcome/ran-on.ts';
import type { LoadedBaseline } from '../model/outcome/loaded-baseline.ts';
import type { HowDiverged } from '../model/run/divergence.ts';
import type { Verdict } from '../model/outcome/verdict.ts';

/** What a fit lacks for a check to measure it. The check is then undecided and never holds. */
export type Missing = { readonly missing: string; readonly has: readonly string[] };

/** A run that diverged, and how. */
export type Divergence = HowDiverged & { readonly run: RunId };

/** What a check measured of one group of runs. */
export type Measurement<M> = {
  readonly runs: readonly RunId[];
  readonly probe: boolean;
  readonly diverged: Divergence | null;
  readonly value: M;
};

/** What a guard needs to plan and judge, in addition to the experiment. */
export type JudgeContext = {
  /** What the runs depend on apart from code, data and backend; absent if that is not known. */
  readonly ranOn?: RanOn;
  readonly blessed: LoadedBaseline;
  /** Name of the backend that made the runs. */
  readonly backend: string;
};

/**
 * The subject of a guard. What it measures depends on the experiment alone; its runs may depend on the
 * baseline too.
 */
export type GuardSubject = { readonly experiment: Experiment; readonly context: JudgeContext };

/** The subject of a claim's check. */
export type ClaimSubject = { readonly experiment: Experiment; readonly claim: Claim };

/**
 * Decides a claim or a guard. `S` is its subject, JSON-safe and made from the experiment alone. `M` is what
 * it measures of a group of fits, JSON-safe; the fits themselves are dropped.
 */
export interface Check<S, M> {
  /** Reads `M` back from an Outcome. */
  readonly measurement: z.ZodType<M>;
  /**
   * True if it reads only what a fit reports and its final parameters, but neither draws nor data. Such runs
   * may be made in lanes.
   */
  readonly readsFiguresOnly?: boolean;
  /** Returns true if it judges diverged runs itself; otherwise one diverged run fails it. */
  judgesDivergence(subject: S): boolean;
  /** Returns the runs that it needs, in groups: the fits of one group are measured together. */
  runs(subject: S): readonly (readonly Run[])[];
  /** Measures one group of fits, in the worker that made them. */
  measure(group: readonly TrainedRun[], subject: S): M | Missing;
  /** Judges what was measured. It is pure, since `bookproof judge` repeats this step alone. */
  judge(measurements: readonly Measurement<M>[], subject: S): Verdict;
  /** Returns one more round of runs after a failure. They name its cause, and are judged with the others. */
  probes?(measurements: readonly Measurement<M>[], subject: S): readonly (readonly Run[])[];
}

export function isMissing(value: unknown): value is Missing {
  return typeof value === 'object' && value !== null && 'missing' in value;
}
