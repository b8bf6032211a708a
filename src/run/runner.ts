import type { MappedClaim } from '../check/claims/map-points.ts';
import type { Measured } from '../model/outcome/measured.ts';
import type { Seen } from '../load/seen.ts';
import { planRuns, type Job, type Plan } from '../plan/plan-runs.ts';
import type { Run, RunId } from '../model/run/run.ts';
import type { Claim } from '../model/experiment/experiment.ts';
import type { Settings } from '../model/experiment/settings.ts';
import { askMaps, declineMaps, mapRuns } from './schedule/maps.ts';
import type { SeedsMap, Prevalence, ProgramReport } from '../model/outcome/outcome.ts';
import { askSeeds, claimRuns } from './schedule/prevalence.ts';
import { unwrapReply } from './pool/unwrap-reply.ts';
import { SubjectError } from './worker/load-subject.ts';
import { openHearing } from './schedule/heard-in-maps.ts';
import { interrupted, createLaneClient } from './pool/lane-client.ts';
import { openPool, type Pool, type PoolOptions } from './pool/worker-pool.ts';
import { createProgramCache } from './schedule/program-verification.ts';
import { redoPlan } from './schedule/redo-plan.ts';
import { repeatRuns } from './schedule/repeat-runs.ts';
import { runJob } from './pool/job-client.ts';
import type { RunRecord } from '../model/run/record.ts';
import { executePlan, type PlanOptions, type PlanResult, type RunEvent } from './schedule/execute-plan.ts';
import type { AskWorker, BackendInfo, Region, WorkerSetup, JobResult } from './protocol.ts';

export type { PlanResult, RunEvent };

/** Runs were to be made in lanes (`on`) and cannot be. */
export class LanesRefused extends SubjectError {}

/** Claims to be asked of many seeds, and those of them that have a map. */
export type AskedAhead = { readonly claims: readonly Claim[]; readonly mapped: readonly MappedClaim[] };

/** Worker threads that have loaded one experiment's subject. */
export type Runner = {
  readonly backend: BackendInfo;
  readonly region: Region;
  /** @param ahead what will be asked of many seeds and mapped after: programs for it are made beside these runs */
  run(plan: Plan, on: (event: RunEvent) => void, ahead?: AskedAhead): Promise<PlanResult>;
  /** Asks claims of many seeds, 1, 2, …; null where lanes are off. Runs made before are what lanes are held against. */
  askSeeds(claims: readonly Claim[], count: number): Promise<Prevalence | null>;
  /**
   * Makes the maps of claims, of so many seeds at each point. A map that cannot be made says why.
   *
   * @param mostRuns what a map may take: one of many cells is asked of fewer seeds
   */
  askMaps(claims: readonly MappedClaim[], count: number, mostRuns?: number): Promise<readonly SeedsMap[]>;
  /**
   * Makes one run of every cell of a plan again, in another thread and after other runs.
   *
   * @returns what the guard `reproducible` measures of each
   */
  repeat(plan: Plan, result: PlanResult): Promise<readonly Measured[]>;
  /**
   * Makes anew, as written, what lanes made of a plan by a program that was put away since.
   *
   * @param sample compare so many runs that lanes made, chosen by chance, first
   * @returns the whole result; null where nothing is made anew
   */
  redo(
    plan: Plan,
    result: PlanResult,
    on: (event: RunEvent) => void,
    sample: number,
  ): Promise<PlanResult | null>;
  /** The runs that the threads are at, as the code is written. */
  underWay(): readonly RunId[];
  /** How runs were made in lanes, and why not. */
  programs(): readonly ProgramReport[];
  /** What becomes of the subject on its way into lanes, for a reader. */
  describe(settings: Settings, lifted: readonly string[]): Promise<string>;
  /** What the subject was seen to load, read and write so far. */
  seen(): Seen;
  close(): Promise<void>;
};

/** One whose threads are somebody else's. */
export type SubjectRunner = Omit<Runner, 'seen' | 'close'>;

export type RunnerOptions = WorkerSetup &
  Omit<PoolOptions, 'warmUp'> & {
    /** Threads that were opened ahead, and are closed with the runner. */
    readonly pool?: Pool;
  };

/**
 * Opens worker threads, where none are given, and loads the backend and the subject in one of them.
 *
 * @throws SubjectError where the backend or the subject cannot be had
 */
export async function openRunner(options: RunnerOptions): Promise<Runner> {
  const { workers, signal, pool: given, ...setup } = options;
  const zone = zoneOf(setup);
  if (zone.timeZone !== undefined) await given?.close(); // threads have the zone in which they were started
  const isFit = given !== undefined && zone.timeZone === undefined;
  const pool = isFit ? given : openPool({ workers, ...zone, ...(signal ? { signal } : {}) });
  try {
    // The others load beside the first; what keeps one from it is told when it is needed.
    for (let other = 1; other < workers; other++) void pool.ask({ setup }).catch(() => undefined);
    const runner = await openSubject(pool, setup, signal ? { signal } : {});
    return { ...runner, seen: () => pool.seen(), close: () => pool.close() };
  } catch (error) {
    await pool.close();
    throw error;
  }
}

export type SubjectOptions = {
  /** Stops the runs: what is finished is kept. */
  readonly signal?: AbortSignal;
  /** Milliseconds that a job may take; after the first that takes longer no other is begun. */
  readonly timeout?: number;
};

/**
 * Loads a subject into threads that are open already.
 *
 * @throws SubjectError where the backend or the subject cannot be had
 * @throws TimedOut where loading it took too long
 */
export async function openSubject(
  pool: Pool,
  setup: WorkerSetup,
  options: SubjectOptions = {},
): Promise<SubjectRunner> {
  const { signal, timeout } = options;
  const ask = askWithin(timeout, pool, setup);
  const { backend, region } = unwrapReply(await ask({}), 'ready');
  const lanes = createLaneClient(ask, signal);
  const isOff = (setup.jit ?? 'off') === 'off';
  const cache = isOff ? null : createProgramCache(setup.experiment, lanes, backend.name === 'wasm');
  const written = new Map<RunId, RunRecord>();
  const hearing = openHearing(setup.experiment);
  const ways = { written: (job: Job) => runJob(job, ask, signal), lanes: lanes.jobs, cache };
  const make = async (plan: Plan, on: (event: RunEvent) => void) => {
    const made = await executePlan(plan, { ...ways, cache: null }, on);
    hearing.note(plan.runs, made.records);
    return made;
  };
  const write = async (runs: readonly Run[]) => (await make(planRuns(runs, []), () => undefined)).records;
  const expectAll = <T>(answer: T): T => {
    const demanded = setup.jit === 'on' && signal?.aborted !== true; // what was interrupted refused nothing
    if (demanded) expectInLanes(cache?.reports() ?? []);
    return answer;
  };
  return {
    backend,
    region,
    underWay: () => pool.underWay(),
    programs: () => cache?.reports() ?? [],
    describe: lanes.describe,
    async run(plan, on, asked) {
      const result = await executePlan(plan, ways, on, planOptions(setup, asked));
      for (const [id, record] of writtenIn(result)) written.set(id, record);
      hearing.note(plan.runs, result.records);
      return expectAll(result);
    },
    redo: async (plan, result, on, sample) =>
      cache && redoPlan(plan, result, { cache, sample, make: (part) => make(part, on) }).then(expectAll),
    repeat: (plan, result) =>
      repeatRuns(plan, result, {
        make: (job, avoid) => runJob(job, ask, signal, avoid),
        makeFresh: (jobs) => makeFresh(jobs, setup, signal),
      }),
    async askSeeds(claims, count) {
      if (cache === null || count === 0) return null;
      const bench = { cache, ask: lanes, written, write };
      return expectAll(await askSeeds(setup.experiment, claims, count, bench));
    },
    async askMaps(claims, count, mostRuns) {
      const { experiment } = setup;
      if (claims.length === 0 || count === 0) return [];
      if (cache === null) return declineMaps(experiment, claims, 'runs were not made in lanes (--jit off)');
      const bench = { cache, ask: lanes, written, write, mostRuns };
      const answers = await askMaps(experiment, claims, count, bench);
      return signal?.aborted ? answers.map(explainInterrupted) : hearing.explain(answers, claims);
    },
  };
}

/** The records of runs that were made as written: what lanes made proves nothing of lanes. */
function writtenIn({ records, written }: PlanResult): readonly (readonly [RunId, RunRecord])[] {
  return [...records].filter(([id]) => written.has(id));
}

/** Asks for runs as written and for lanes with a patience each: to trace takes longer than a run, and must not use up theirs. */
function askWithin(timeout: number | undefined, pool: Pool, setup: WorkerSetup): AskWorker {
  const patient = () => (timeout === undefined ? undefined : { timeout, spent: false });
  const patience = { written: patient(), lanes: patient() };
  return (task, avoid) =>
    pool.ask({ setup, ...task }, task.lanes === undefined ? patience.written : patience.lanes, avoid);
}

/** Makes jobs one after another in a thread of their own. */
async function makeFresh(
  jobs: readonly Job[],
  setup: WorkerSetup,
  signal: AbortSignal | undefined,
): Promise<readonly (JobResult | undefined)[]> {
  const pool = openPool({ workers: 1, ...zoneOf(setup), ...(signal ? { signal } : {}) });
  try {
    const made: (JobResult | undefined)[] = [];
    for (const job of jobs) made.push(await runJob(job, (task) => pool.ask({ setup, ...task }), signal));
    return made;
  } finally {
    await pool.close();
  }
}

/** The time zone that an experiment names. */
function zoneOf({ experiment: { timeZone } }: WorkerSetup): Pick<PoolOptions, 'timeZone'> {
  return timeZone === undefined ? {} : { timeZone };
}

/** @throws LanesRefused where a program cannot be made */
function expectInLanes(reports: readonly ProgramReport[]): void {
  const refused = reports.find(isRefused);
  if (refused) throw new LanesRefused(`--jit on: ${refused.reason}; --jit auto runs it as written`);
}

function isRefused(report: ProgramReport): report is Exclude<ProgramReport, { state: 'accelerated' }> {
  return report.state !== 'accelerated';
}

/** Of how many runs a program is worth it, and what programs will be wanted for beside those of a plan. */
function planOptions({ experiment, jit }: WorkerSetup, asked: AskedAhead | undefined): PlanOptions {
  const fewest = asked !== undefined || jit === 'on' ? { fewest: 1 } : {};
  if (asked === undefined) return fewest;
  const { claims, mapped } = asked;
  return { ...fewest, ahead: { runs: claimRuns(experiment, claims), open: mapRuns(experiment, mapped) } };
}

/** What is not begun any more looks as if it could not be made. */
function explainInterrupted(answer: SeedsMap): SeedsMap {
  return answer.reason === undefined ? answer : { ...answer, reason: interrupted };
}
