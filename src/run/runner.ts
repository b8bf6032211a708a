import type { MappedClaim } from '../check/claims/map-points.ts';
import type { Measured } from '../model/outcome/measured.ts';
import type { Description } from '../jit/describe.ts';
import type { Seen } from '../load/seen.ts';
import { planRuns, type Job, type Plan } from '../plan/plan-runs.ts';
import type { Run, RunId } from '../model/run/run.ts';
import type { Claim } from '../model/experiment/experiment.ts';
import type { Settings } from '../model/experiment/settings.ts';
import { makeMaps, declineMaps, mapRuns } from './schedule/maps.ts';
import type { SeedsMap, Prevalence, ProgramReport } from '../model/outcome/outcome.ts';
import { countAtSeeds, claimRuns } from './schedule/prevalence.ts';
import { askWorker } from './pool/ask-worker.ts';
import { SubjectError } from './worker/load-subject.ts';
import { canHaveWasmMemory } from './worker/backend/wasm-memory.ts';
import { createNameRegister } from './schedule/withdraw-maps.ts';
import { interrupted, createLaneClient } from './pool/lane-client.ts';
import { openPool, type Pool, type PoolOptions } from './pool/worker-pool.ts';
import { createProgramCache } from './schedule/program-cache.ts';
import { redoPlan } from './schedule/redo-plan.ts';
import { repeatRuns } from './schedule/repeat-runs.ts';
import { createRunClock, type RunClock } from './pool/run-clock.ts';
import { runJob } from './pool/job-client.ts';
import type { RunRecord } from '../model/run/record.ts';
import { executePlan, type PlanOptions, type PlanResult, type RunEvent } from './schedule/execute-plan.ts';
import type { AskWorker, BackendInfo, Region, WorkerSetup, JobResult } from './protocol.ts';

export type { PlanResult, RunEvent };

/** Thrown if runs must be made in lanes (`--jit on`) and cannot be. */
export class LanesRefused extends SubjectError {}

/** The claims that many seeds will be asked about, and those of them that have a map. */
export type UpcomingClaims = { readonly claims: readonly Claim[]; readonly mapped: readonly MappedClaim[] };

/** Worker threads that have loaded one experiment's subject. */
export type Runner = {
  readonly backend: BackendInfo;
  readonly region: Region;
  /**
   * Makes the runs of a plan.
   *
   * @param on called after each run
   * @param ahead the claims to be asked and mapped later; their programs are compiled while these runs are
   *   made
   * @throws LanesRefused if a program is needed (`--jit on`) and cannot be made
   */
  run(plan: Plan, on: (event: RunEvent) => void, ahead?: UpcomingClaims): Promise<PlanResult>;
  /**
   * Counts in how many of the seeds 1, 2, …, `count` each claim holds, in lanes. Runs as written are compared
   * with them.
   *
   * @returns null if lanes are off, or `count` is 0
   * @throws LanesRefused if a program is needed (`--jit on`) and cannot be made
   */
  countAtSeeds(claims: readonly Claim[], count: number): Promise<Prevalence | null>;
  /**
   * Makes the maps of claims, with `count` seeds at each point. A map that cannot be made says why.
   *
   * @param maxRuns about how many runs a map may take: one of many cells gets fewer seeds, but at least 100
   */
  makeMaps(claims: readonly MappedClaim[], count: number, maxRuns?: number): Promise<readonly SeedsMap[]>;
  /**
   * Makes one run of every cell again, in another thread and after other runs than the first time.
   *
   * @returns what the guard `reproducible` measures, an entry for each cell
   */
  repeat(plan: Plan, result: PlanResult): Promise<readonly Measured[]>;
  /**
   * Makes those runs of a plan again, as written, that lanes made by a program no longer trusted.
   *
   * @param sample how many runs in lanes, chosen by chance, are compared with runs as written first; at most
   *   8
   * @returns the whole result; null if no run had to be made again
   */
  redo(
    plan: Plan,
    result: PlanResult,
    on: (event: RunEvent) => void,
    sample: number,
  ): Promise<PlanResult | null>;
  /** The runs as written that the threads are making now. */
  underWay(): readonly RunId[];
  /** Reports each program: how its runs were made in lanes, or why not. */
  programs(): readonly ProgramReport[];
  /** Describes, for a reader, the program that the settings lead to, or why there is none. */
  describe(settings: Settings, lifted: readonly string[]): Promise<Description>;
  /** What the subject loaded, read and wrote so far. */
  seen(): Seen;
  close(): Promise<void>;
};

/** A runner on threads of a pool that it does not own. */
export type SubjectRunner = Omit<Runner, 'seen' | 'close'>;

export type RunnerOptions = WorkerSetup &
  Omit<PoolOptions, 'warmUp'> & {
    /** Milliseconds that a run may take; absent: a generous multiple of the median run. */
    readonly timeout?: number | undefined;
    /** Threads that were opened before; the runner closes them. */
    readonly pool?: Pool;
  };

/**
 * Loads the backend and the subject into worker threads, and returns their runner. It opens the threads if
 * none are given, or if the experiment names a time zone.
 *
 * @throws SubjectError if the backend or the subject cannot be loaded
 */
export async function openRunner(options: RunnerOptions): Promise<Runner> {
  const { workers, signal, onPrinted, timeout, pool: given, ...setup } = options;
  const listening = { ...(signal ? { signal } : {}), ...(onPrinted ? { onPrinted } : {}) };
  const zone = zoneOf(setup);
  if (zone.timeZone !== undefined) await given?.close(); // threads have the zone in which they were started
  const isFit = given !== undefined && zone.timeZone === undefined;
  const pool = isFit ? given : openPool({ workers, ...zone, ...listening });
  try {
    // The others load beside the first; an error is reported by the first task that needs the subject there.
    for (let other = 1; other < workers; other++) void pool.ask({ setup }).catch(() => undefined);
    const clock = createRunClock(timeout);
    const runner = await createSubjectRunner(pool, setup, signal ? { signal, clock } : { clock });
    return { ...runner, seen: () => pool.seen(), close: () => pool.close() };
  } catch (error) {
    await pool.close();
    throw error;
  }
}

export type SubjectOptions = {
  /** Stops the runs when it is aborted; finished ones are kept. */
  readonly signal?: AbortSignal;
  /** Milliseconds that a job may take; after the first that takes longer, no other is begun. */
  readonly timeout?: number;
  /** Times the runs as written, and says how long one may take. */
  readonly clock?: RunClock;
};

/**
 * Loads a subject into the threads of a pool, and returns its runner.
 *
 * @throws SubjectError if the backend or the subject cannot be loaded
 * @throws TimedOut if loading the subject took too long
 */
export async function createSubjectRunner(
  pool: Pool,
  setup: WorkerSetup,
  options: SubjectOptions = {},
): Promise<SubjectRunner> {
  const { signal, clock } = options;
  const ask = askWithin(options, pool, setup);
  const { backend, region } = await load(ask, setup, signal);
  const lanes = createLaneClient(ask, signal);
  const isOff = (setup.jit ?? 'off') === 'off';
  const cache = isOff ? null : createProgramCache(setup.experiment, lanes, backend.name === 'wasm');
  const eagerRecords = new Map<RunId, RunRecord>();
  const nameRegister = createNameRegister(setup.experiment);
  const executors = { eager: (job: Job) => runJob(job, ask, signal), compiled: lanes.jobs, cache };
  const make = async (plan: Plan, on: (event: RunEvent) => void) => {
    const made = await executePlan(plan, { ...executors, cache: null }, on);
    nameRegister.note(plan.runs, made.records);
    return made;
  };
  const makeEager = async (runs: readonly Run[]) => (await make(planRuns(runs, []), () => undefined)).records;
  const assertAll = <T>(answer: T): T => {
    const demanded = setup.jit === 'on' && signal?.aborted !== true; // an interrupted program was not refused
    if (demanded) assertInLanes(cache?.reports() ?? []);
    return answer;
  };
  return {
    backend,
    region,
    underWay: () => pool.underWay(),
    programs: () => cache?.reports() ?? [],
    describe: lanes.describe,
    async run(plan, on, asked) {
      const result = await executePlan(plan, executors, on, planOptions(setup, asked));
      for (const [id, record] of eagerRecordsIn(result)) eagerRecords.set(id, record);
      nameRegister.note(plan.runs, result.records);
      return assertAll(result);
    },
    redo: async (plan, result, on, sample) =>
      cache && redoPlan(plan, result, { cache, sample, make: (part) => make(part, on) }).then(assertAll),
    repeat: (plan, result) =>
      repeatRuns(plan, result, {
        make: (job, avoid) => runJob(job, ask, signal, avoid),
        makeFresh: (jobs) => makeFresh(jobs, setup, signal, clock),
      }),
    async countAtSeeds(claims, count) {
      if (cache === null || count === 0) return null;
      const context = { cache, ask: lanes, eagerRecords, makeEager };
      return assertAll(await countAtSeeds(setup.experiment, claims, count, context));
    },
    async makeMaps(claims, count, maxRuns) {
      const { experiment } = setup;
      if (claims.length === 0 || count === 0) return [];
      if (cache === null) return declineMaps(experiment, claims, 'runs were not made in lanes (--jit off)');
      const context = { cache, ask: lanes, eagerRecords, makeEager, maxRuns };
      const answers = await makeMaps(experiment, claims, count, context);
      return signal?.aborted ? answers.map(explainInterrupted) : nameRegister.withdraw(answers, claims);
    },
  };
}

/**
 * Has a worker load the backend and the subject.
 *
 * @throws SubjectError if they cannot be loaded, or end the worker
 */
async function load(ask: AskWorker, { experiment }: WorkerSetup, signal: AbortSignal | undefined) {
  const reply = await askWorker(ask, 'ready', {}, { signal });
  if (reply.kind === 'ready') return reply;
  if (reply.kind === 'late') throw reply.error;
  const { file } = experiment.subject;
  if (reply.kind === 'interrupted') throw new SubjectError(`loading the subject ${file} was interrupted`);
  const why = canHaveWasmMemory()
    ? 'a module that ends the process does that, and so does memory that runs out'
    : 'WebAssembly cannot have memory here, and loaders of modules need it: `ulimit -v` may limit it';
  throw new SubjectError(`a worker died while it loaded the subject ${file} (${reply.message}): ${why}`);
}

/** Returns the records of runs as written: only these can prove anything of runs in lanes. */
function eagerRecordsIn({
  records,
  eagerRuns: written,
}: PlanResult): readonly (readonly [RunId, RunRecord])[] {
  return [...records].filter(([id]) => written.has(id));
}

/**
 * Returns a function that sends tasks of one subject to the pool. Runs as written and lane tasks have a
 * patience each: a trace takes longer than a run, and must not use up the patience of the runs.
 */
function askWithin({ timeout, clock }: SubjectOptions, pool: Pool, setup: WorkerSetup): AskWorker {
  const patient = () => (timeout === undefined ? undefined : { timeout, spent: false });
  const patience = { written: patient(), lanes: patient() };
  return (task, avoid) =>
    task.lanes === undefined
      ? pool.ask({ setup, ...task }, patience.written, avoid, clock)
      : pool.ask({ setup, ...task }, patience.lanes, avoid);
}

/** Does jobs one after another in a thread that is opened for them. */
async function makeFresh(
  jobs: readonly Job[],
  setup: WorkerSetup,
  signal: AbortSignal | undefined,
  clock: RunClock | undefined,
): Promise<readonly (JobResult | undefined)[]> {
  const pool = openPool({ workers: 1, ...zoneOf(setup), ...(signal ? { signal } : {}) });
  try {
    const made: (JobResult | undefined)[] = [];
    const ask: AskWorker = (task) => pool.ask({ setup, ...task }, undefined, undefined, clock);
    for (const job of jobs) made.push(await runJob(job, ask, signal));
    return made;
  } finally {
    await pool.close();
  }
}

function zoneOf({ experiment: { timeZone } }: WorkerSetup): Pick<PoolOptions, 'timeZone'> {
  return timeZone === undefined ? {} : { timeZone };
}

/** @throws LanesRefused if a program was declined, or differs from the code as written */
function assertInLanes(reports: readonly ProgramReport[]): void {
  const refused = reports.find(isRefused);
  if (refused) throw new LanesRefused(`--jit on: ${refused.reason}; --jit auto runs it as written`);
}

function isRefused(report: ProgramReport): report is Exclude<ProgramReport, { state: 'accelerated' }> {
  return report.state !== 'accelerated';
}

/**
 * Returns how many runs make a program worth it, and the runs to prepare programs for beside those of the
 * plan. One run is enough if many seeds follow, or if lanes are demanded.
 */
function planOptions({ experiment, jit }: WorkerSetup, asked: UpcomingClaims | undefined): PlanOptions {
  const minRuns = asked !== undefined || jit === 'on' ? { minRuns: 1 } : {};
  if (asked === undefined) return minRuns;
  const { claims, mapped } = asked;
  return { ...minRuns, ahead: { runs: claimRuns(experiment, claims), maps: mapRuns(experiment, mapped) } };
}

/** Replaces the reason of a map that was not made: after an interruption, this is the true one. */
function explainInterrupted(answer: SeedsMap): SeedsMap {
  return answer.reason === undefined ? answer : { ...answer, reason: interrupted };
}
