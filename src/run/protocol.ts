import type { Measured } from '../model/outcome/measured.ts';
import type { FailedRecord, RunRecord } from '../model/run/record.ts';
import type { MessagePort } from 'node:worker_threads';
import type { ClaimTally } from '../check/claims/tally-claim.ts';
import type { Acceleration } from '../jit/accelerate.ts';
import type { Compiled } from '../jit/engine/compile.ts';
import type { Defaults } from '../jit/trace/find-defaults.ts';
import type { Seen } from '../load/seen.ts';
import type { Claim, Experiment } from '../model/experiment/experiment.ts';
import type { Settings } from '../model/experiment/settings.ts';
import type { BackendChoice, BackendName } from '../model/run/backend.ts';
import type { RunId } from '../model/run/run.ts';
import type { Calls, Job } from '../plan/plan-runs.ts';
import type { JitChoice } from './jit-choice.ts';

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

/** What a worker is opened with. */
export type WorkerSetup = {
  readonly experiment: Experiment;
  readonly subjectUrl: string;
  /** Of the subject that the experiment's own is held to be equivalent to. */
  readonly referenceUrl?: string;
  readonly backend: BackendChoice;
  /** Whether runs may be made in lanes; `on`: they must where they can be asked for. Absent: off. */
  readonly jit?: JitChoice;
};

export type BackendInfo = { readonly name: BackendName; readonly version: string; readonly why: string };

/** What code takes for local, where it names no other. */
export type Region = { readonly timeZone: string; readonly locale: string };

/** Every way in which a worker answers; only its death rejects. */
export type WorkerReply = (
  | { readonly kind: 'ready'; readonly backend: BackendInfo; readonly region: Region }
  | { readonly kind: 'refused'; readonly message: string }
  | { readonly kind: 'done'; readonly result: JobResult; readonly thread: ThreadId }
  | { readonly kind: 'lanes'; readonly reply: LaneReply; readonly thread: ThreadId }
  | { readonly kind: 'bug'; readonly stack: string }
) & {
  /** What the subject was seen to load and read since the worker answered last. */
  readonly seen?: Seen;
};

/** Without a job or a lane task it only loads the subject. */
export type SubjectTask = { readonly setup: WorkerSetup; readonly job?: Job; readonly lanes?: LaneTask };

/** Something to do with a subject, or the loading of all that every subject needs, before it is known. */
export type WorkerTask = SubjectTask | { readonly warmUp: BackendChoice };

/** Asks some worker to do something with a subject that is settled. */
export type AskWorker = (task: Pick<SubjectTask, 'job' | 'lanes'>, avoid?: ThreadId) => Promise<WorkerReply>;

/** What a worker says of a task before it answers: that it is taken up, and which run it makes next. */
export type WorkerNews = 'begun' | { readonly run: RunId };

/** A task as it arrives, with what tells that it is taken up. */
export type ArrivedTask = WorkerTask & { readonly begun: MessagePort };

/** What Node calls a worker thread, as its replies name it. */
export type ThreadId = number;

/** What a job leaves behind: JSON-safe, so that it crosses a thread or a process. */
export type JobResult = {
  readonly runs: readonly {
    readonly record: RunRecord;
    readonly scalars: Readonly<Record<string, number>>;
    /** The calls that its thread had made before it; absent for runs in lanes. */
    readonly callsBefore?: Calls;
  }[];
  readonly measured: readonly { readonly check: string; readonly measured: Measured }[];
  /** The thread that made the runs as the code is written. */
  readonly thread?: number;
  /** Runs of earlier jobs that failed since in what they had started; absent: none. */
  readonly late?: readonly { readonly run: RunId; readonly error: FailedRecord['error'] }[];
};
