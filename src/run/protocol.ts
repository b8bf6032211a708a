import type { Measured } from '../model/outcome/measured.ts';
import type { FailedRecord, RunRecord } from '../model/run/record.ts';
import type { MessagePort } from 'node:worker_threads';
import type { ClaimTally } from '../check/claims/tally-claim.ts';
import type { Acceleration } from '../jit/accelerate.ts';
import type { Description } from '../jit/describe.ts';
import type { Compiled } from '../jit/engine/compile.ts';
import type { Defaults } from '../jit/trace/find-defaults.ts';
import type { Seen } from '../load/seen.ts';
import type { Claim, Experiment } from '../model/experiment/experiment.ts';
import type { Settings } from '../model/experiment/settings.ts';
import type { BackendChoice, BackendName } from '../model/run/backend.ts';
import type { RunId } from '../model/run/run.ts';
import type { Calls, Job } from '../plan/plan-runs.ts';
import type { JitChoice } from '../model/run/jit-choice.ts';

/** A compiled subject. It makes every run with its settings and a number or default for each lifted one. */
export type LaneProgram = {
  readonly settings: Settings;
  readonly lifted: readonly string[];
  /** The numbers that the subject takes for lifted settings that a run lacks. */
  readonly defaults: Defaults;
  readonly compiled: Compiled;
};

/** A request for a program: its fixed settings, and the lifted ones with the numbers to trace it at. */
export type WantedProgram = {
  readonly settings: Settings;
  readonly lifted: Readonly<Record<string, number>>;
  /** The lifted settings that runs may lack. */
  readonly optional: readonly string[];
};

/** In how many seeds a claim holds, or what its runs lack to decide it. */
export type TalliedClaim = ClaimTally | { readonly missing: string };

/** A task that has to do with lanes; jobs that run as written are no lane tasks. */
export type LaneTask =
  /** Traces and compiles the wanted programs, one after another. */
  | { readonly kind: 'accelerate'; readonly wanted: readonly WantedProgram[] }
  /** Describes, for a reader, the program that the settings lead to. */
  | { readonly kind: 'describe'; readonly settings: Settings; readonly lifted: readonly string[] }
  /** Makes the runs of jobs that read figures only. */
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
  | { readonly kind: 'describe'; readonly description: Description }
  | { readonly kind: 'jobs'; readonly result: JobResult }
  | { readonly kind: 'tally'; readonly tallies: readonly TalliedClaim[] };

/** What a worker needs to load a subject. */
export type WorkerSetup = {
  readonly experiment: Experiment;
  readonly subjectUrl: string;
  /** The module of the subject that the experiment's own must be equivalent to. */
  readonly referenceUrl?: string;
  readonly backend: BackendChoice;
  /** Whether runs may be made in lanes; absent: off. */
  readonly jit?: JitChoice;
};

export type BackendInfo = { readonly name: BackendName; readonly version: string; readonly why: string };

/** The time zone and the locale of code that names none. */
export type Region = { readonly timeZone: string; readonly locale: string };

/** A worker's reply. The call rejects only if the worker dies, times out or is never asked. */
export type WorkerReply = (
  | { readonly kind: 'ready'; readonly backend: BackendInfo; readonly region: Region }
  | { readonly kind: 'refused'; readonly message: string }
  | { readonly kind: 'done'; readonly result: JobResult; readonly thread: ThreadId }
  | { readonly kind: 'lanes'; readonly reply: LaneReply; readonly thread: ThreadId }
  | { readonly kind: 'bug'; readonly stack: string }
) & {
  /** What the subject loaded, read and wrote since the worker's last reply. */
  readonly seen?: Seen;
};

/** A task with a subject. Without a job or a lane task it only loads the subject. */
export type SubjectTask = { readonly setup: WorkerSetup; readonly job?: Job; readonly lanes?: LaneTask };

/** A task with a subject, or the loading of what every subject needs before it is known which one comes. */
export type WorkerTask = SubjectTask | { readonly warmUp: BackendChoice };

/** Sends a task to some worker; the subject is fixed by whoever made the function. */
export type AskWorker = (task: Pick<SubjectTask, 'job' | 'lanes'>, avoid?: ThreadId) => Promise<WorkerReply>;

/** What a worker says of a task before its reply: that it begins, which run it makes next, and what that prints. */
export type WorkerNews = 'begun' | { readonly run: RunId; readonly printed?: string };

/** A task as it arrives in a worker, with the port that carries the worker's news. */
export type ArrivedTask = WorkerTask & { readonly begun: MessagePort };

/** Node's number of a worker thread. */
export type ThreadId = number;

/** The result of a job. It is JSON-safe, so that it crosses a thread or a process. */
export type JobResult = {
  readonly runs: readonly {
    readonly record: RunRecord;
    readonly scalars: Readonly<Record<string, number>>;
    /** The calls of the subject that its thread had made before this run; absent for runs in lanes. */
    readonly callsBefore?: Calls;
  }[];
  readonly measured: readonly { readonly check: string; readonly measured: Measured }[];
  /** The thread that made the runs; absent for runs in lanes. */
  readonly thread?: number;
  /** Runs of earlier jobs in which a timer or a promise failed after their reply; absent: none. */
  readonly late?: readonly { readonly run: RunId; readonly error: FailedRecord['error'] }[];
};
