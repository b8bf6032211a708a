import type { ClaimTally } from '../check/claims/tally-claim.ts';
import type { Acceleration } from '../jit/accelerate.ts';
import type { Compiled } from '../jit/engine/compile.ts';
import type { Defaults } from '../jit/trace/find-defaults.ts';
import type { Job } from '../plan/plan-runs.ts';
import type { Claim, Settings } from '../model/experiment/experiment.ts';
import type { JobResult } from './worker/execute-job.ts';

/** A compiled subject, for every run that has its settings and a number for each lifted one, which may be a default. */
export type LaneProgram = {
  readonly settings: Settings;
  readonly lifted: readonly string[];
  /** What the subject takes for lifted settings that a run does not have. */
  readonly defaults: Defaults;
  readonly compiled: Compiled;
};

/** A program that is asked for: what it is to be of, and the settings left open, with numbers to try it with. */
export type WantedProgram = {
  readonly settings: Settings;
  readonly lifted: Readonly<Record<string, number>>;
  /** Of these settings those that runs may lack. */
  readonly optional: readonly string[];
};

/** A count of one claim, or what its runs lack. */
export type TalliedClaim = ClaimTally | { readonly missing: string };

/** What a worker is asked beside jobs that run as written. */
export type LaneTask =
  /** Traces and compiles, one after another. */
  | { readonly kind: 'accelerate'; readonly wanted: readonly WantedProgram[] }
  /** Tells what would become of it. */
  | { readonly kind: 'describe'; readonly settings: Settings; readonly lifted: readonly string[] }
  /** Jobs that ask for figures alone. */
  | { readonly kind: 'jobs'; readonly programs: readonly LaneProgram[]; readonly jobs: readonly Job[] }
  /** Counts the seeds at which claims hold. */
  | {
      readonly kind: 'tally';
      readonly programs: readonly LaneProgram[];
      readonly claims: readonly Claim[];
      readonly seeds: readonly number[];
    };

export type LaneReply =
  | { readonly kind: 'accelerate'; readonly accelerations: readonly Acceleration[] }
  | { readonly kind: 'describe'; readonly text: string }
  | { readonly kind: 'jobs'; readonly result: JobResult }
  | { readonly kind: 'tally'; readonly tallies: readonly TalliedClaim[] };
