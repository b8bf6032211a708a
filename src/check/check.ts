import type { z } from 'zod';
import type { Run, RunId } from '../model/run/run.ts';
import type { TrainedRun } from '../model/run/fit.ts';
import type { Claim, Experiment } from '../model/experiment/experiment.ts';
import type { RanOn } from '../model/outcome/ran-on.ts';
import type { Blessed } from '../model/outcome/loaded-baseline.ts';
import type { HowDiverged } from '../model/run/divergence.ts';
import type { Verdict } from '../model/outcome/verdict.ts';

/** A fit lacks what a check needs: the check is undecided, never passed. */
export type Missing = { readonly missing: string; readonly has: readonly string[] };

/** A run that diverged, and how. */
export type Divergence = HowDiverged & { readonly run: RunId };

/** What one group of runs gave, once it ran. */
export type Measurement<M> = {
  readonly runs: readonly RunId[];
  readonly probe: boolean;
  readonly diverged: Divergence | null;
  readonly value: M;
};

/** What a guard may be judged against besides the experiment, and plan its runs by. */
export type JudgeContext = {
  /** What the runs rest on beside code, data and backend; absent where that is not known. */
  readonly ranOn?: RanOn;
  readonly blessed: Blessed;
  /** The backend that the runs were made on, by name. */
  readonly backend: string;
};

/** What a guard is judged for; what it measures rests on the experiment alone, and its runs on that and on what is blessed. */
export type GuardSubject = { readonly experiment: Experiment; readonly context: JudgeContext };

/** What a claim's expression is judged for. */
export type ClaimSubject = { readonly experiment: Experiment; readonly claim: Claim };

/**
 * What decides a claim or a guard. `S`: what it is judged for, JSON-safe, from the experiment alone.
 * `M`: what it keeps of a group of fits, JSON-safe; the fits themselves are dropped.
 */
export interface Check<S, M> {
  /** Reads `M` back from an Outcome. */
  readonly measurement: z.ZodType<M>;
  /** True where it reads what a fit reports and ends with, and neither its draws nor its data: such runs may be made in lanes. */
  readonly figuresAlone?: boolean;
  /** Whether it judges diverged runs itself; otherwise one diverged run fails it. */
  judgesDivergence(subject: S): boolean;
  /** The runs it needs, in groups: the fits of one group are measured together. */
  runs(subject: S): readonly (readonly Run[])[];
  /** In the worker, beside the raw fits of one group. */
  measure(group: readonly TrainedRun[], subject: S): M | Missing;
  /** Pure: `bookproof judge` repeats only this. */
  judge(measurements: readonly Measurement<M>[], subject: S): Verdict;
  /** After a failure, one more round of runs that names its cause; they are judged with the others. */
  probes?(measurements: readonly Measurement<M>[], subject: S): readonly (readonly Run[])[];
}

export function isMissing(value: unknown): value is Missing {
  return typeof value === 'object' && value !== null && 'missing' in value;
}
