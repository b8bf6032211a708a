import type { Acceleration } from '../jit/accelerate.ts';
import type { MappedClaim } from '../check/map-points.ts';
import { planRuns, type Job, type Plan } from '../plan/plan-runs.ts';
import type { Run, RunId } from '../plan/run.ts';
import type { Claim, Settings } from '../spec/experiment.ts';
import { askMaps, declineMaps, type MapAnswer } from './ask-maps.ts';
import { askSeeds, type SeedsAnswer } from './ask-seeds.ts';
import type { JobResult } from './execute-job.ts';
import type { LaneProgram, LaneReply, LaneTask } from './lane-task.ts';
import { SubjectError } from './load-subject.ts';
import { Abandoned, openPool, TimedOut, type Pool, type PoolOptions } from './open-pool.ts';
import { openShelf, type ProgramReport } from './program-shelf.ts';
import { runPlan, type PlanResult, type RunEvent } from './run-plan.ts';
import type { BackendInfo, WorkerReply, WorkerSetup, WorkerTask } from './worker.ts';

export type { PlanResult, RunEvent };

/** Runs were to be made in lanes (`on`) and cannot be. */
export class LanesRefused extends SubjectError {}

/** Worker threads that have loaded one experiment's subject. */
export type Runner = {
  readonly backend: BackendInfo;
  /** @param tracedAnyway whether seeds will be asked besides: lanes are then worth it for the fewest runs */
  run(plan: Plan, on: (event: RunEvent) => void, tracedAnyway?: boolean): Promise<PlanResult>;
  /** Asks claims of many seeds, 1, 2, …; null where lanes are off. Runs made before are what lanes are held against. */
  askSeeds(claims: readonly Claim[], count: number): Promise<SeedsAnswer | null>;
  /**
   * Makes the maps of claims, of so many seeds at each point. A map that cannot be made says why.
   *
   * @param mostRuns what a map may take: one of many cells is asked of fewer seeds
   */
  askMaps(claims: readonly MappedClaim[], count: number, mostRuns?: number): Promise<readonly MapAnswer[]>;
  /** How runs were made in lanes, and why not. */
  programs(): readonly ProgramReport[];
  /** What becomes of the subject on its way into lanes, for a reader. */
  describe(settings: Settings, lifted: readonly string[]): Promise<string>;
  close(): Promise<void>;
};

export type RunnerOptions = WorkerSetup & PoolOptions;

/**
 * Opens worker threads and loads the backend and the subject in one of them.
 *
 * @throws SubjectError where the backend or the subject cannot be had
 */
export async function openRunner(options: RunnerOptions): Promise<Runner> {
  const { workers, signal, ...setup } = options;
  const pool = openPool({ workers, ...(signal ? { signal } : {}) });
  try {
    // The others load beside the first; what keeps one from it is told when it is needed.
    for (let other = 1; other < workers; other++) void pool.ask({ setup }).catch(() => undefined);
    const runner = await openSubject(pool, setup, signal ? { signal } : {});
    return { ...runner, close: () => pool.close() };
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
): Promise<Omit<Runner, 'close'>> {
  const { signal, timeout } = options;
  const patient = () => (timeout === undefined ? undefined : { timeout, spent: false });
  // Apart: to trace takes longer than a run, and must not use up the patience that runs as written have.
  const patience = { written: patient(), lanes: patient() };
  const ask: Ask = (task) =>
    pool.ask({ setup, ...task }, task.lanes === undefined ? patience.written : patience.lanes);
  const { backend } = expectReply(await ask({}), 'ready');
  const lanes = makeLanes(ask, signal);
  const shelf =
    (setup.jit ?? 'off') === 'off' ? null : openShelf(setup.experiment, lanes, backend.name === 'wasm');
  const scalars = new Map<RunId, Readonly<Record<string, number>>>();
  const ways = { written: (job: Job) => runJob(job, ask, signal), lanes: lanes.jobs, shelf };
  const expectAll = () => {
    const [refused] = setup.jit === 'on' ? (shelf?.reports() ?? []).filter(isRefused) : [];
    if (refused) throw new LanesRefused(`--jit on: ${refused.reason}`);
  };
  return {
    backend,
    programs: () => shelf?.reports() ?? [],
    describe: lanes.describe,
    async run(plan, on, tracedAnyway) {
      const result = await runPlan(plan, ways, on, tracedAnyway);
      for (const [id, own] of result.scalars) scalars.set(id, own);
      expectAll();
      return result;
    },
    async askSeeds(claims, count) {
      if (shelf === null || count === 0) return null;
      const answer = await askSeeds(setup.experiment, claims, count, { shelf, ask: lanes, scalars });
      expectAll();
      return answer;
    },
    async askMaps(claims, count, mostRuns) {
      const { experiment } = setup;
      if (claims.length === 0 || count === 0) return [];
      if (shelf === null) return declineMaps(experiment, claims, 'runs were not made in lanes (--jit off)');
      const write = async (runs: readonly Run[]) => {
        const plan = planRuns(runs, []);
        return (await runPlan(plan, { ...ways, shelf: null }, () => undefined)).scalars;
      };
      return askMaps(experiment, claims, count, { shelf, ask: lanes, scalars, write, mostRuns });
    },
  };
}

function isRefused(report: ProgramReport): report is Exclude<ProgramReport, { state: 'accelerated' }> {
  return report.state !== 'accelerated';
}

type Ask = (task: Pick<WorkerTask, 'job' | 'lanes'>) => Promise<WorkerReply>;

/** Asks workers for lane tasks. One that dies gets a second chance, one that takes too long none; then what it was asked is done without it. */
function makeLanes(ask: Ask, signal: AbortSignal | undefined) {
  const perform = async <K extends LaneTask['kind']>(
    task: Extract<LaneTask, { kind: K }>,
  ): Promise<Extract<LaneReply, { kind: K }> | undefined> => {
    for (let attempt = 1; attempt <= 2; attempt++) {
      if (signal?.aborted) return undefined;
      try {
        const { reply } = expectReply(await ask({ lanes: task }), 'lanes');
        return reply as Extract<LaneReply, { kind: K }>; // a reply is of its task's kind
      } catch (error) {
        if (error instanceof SubjectError || error instanceof WorkerBug) throw error;
        if (error instanceof TimedOut || error instanceof Abandoned) return undefined;
      }
    }
    return undefined;
  };
  return {
    accelerate: async (settings: Settings, lifted: Readonly<Record<string, number>>): Promise<Acceleration> =>
      (await perform<'accelerate'>({ kind: 'accelerate', settings, lifted }))?.acceleration ?? {
        kind: 'declined',
        reason: 'it was interrupted, took too long, or its worker died twice',
      },
    describe: async (settings: Settings, lifted: readonly string[]) =>
      (await perform<'describe'>({ kind: 'describe', settings, lifted }))?.text ?? 'its worker died twice',
    sample: async (programs: readonly LaneProgram[], runs: readonly Run[]): Promise<JobResult> =>
      (await perform<'jobs'>({ kind: 'jobs', programs, jobs: [{ runs, groups: [], lanes: true }] }))
        ?.result ?? {
        runs: [],
        measured: [],
      },
    jobs: async (programs: readonly LaneProgram[], jobs: readonly Job[]) =>
      (await perform<'jobs'>({ kind: 'jobs', programs, jobs }))?.result,
    tally: async (programs: readonly LaneProgram[], claims: readonly Claim[], seeds: readonly number[]) =>
      (await perform<'tally'>({ kind: 'tally', programs, claims, seeds }))?.tallies,
  };
}

/** A worker that dies gets its job a second chance in another; then its runs are recorded as thrown. */
async function runJob(job: Job, ask: Ask, signal: AbortSignal | undefined): Promise<JobResult | undefined> {
  let death = '';
  for (let attempt = 1; attempt <= 2; attempt++) {
    if (signal?.aborted) return undefined;
    try {
      return expectReply(await ask({ job }), 'done').result;
    } catch (error) {
      if (signal?.aborted) return undefined;
      if (!(error instanceof Error) || error instanceof SubjectError || error instanceof WorkerBug)
        throw error;
      if (error instanceof TimedOut || error instanceof Abandoned) return buryJob(job, error);
      death = error.message;
    }
  }
  return buryJob(job, { name: 'WorkerDied', message: `its worker died twice (${death})` });
}

function buryJob(
  job: Job,
  { name, message }: { readonly name: string; readonly message: string },
): JobResult {
  return {
    runs: job.runs.map(({ id }) => ({
      record: { run: id, draws: [], state: 'threw', error: { name, message } },
      scalars: {},
    })),
    measured: job.groups.map(({ check, runs, probe }) => ({
      check,
      measured: { state: 'threw', runs: [...runs], probe, run: runs[0] ?? '', message },
    })),
  };
}

/** A mistake of bookproof's own that happened in a worker. */
class WorkerBug extends Error {
  override readonly name = 'WorkerBug';
}

function expectReply<K extends WorkerReply['kind']>(
  reply: WorkerReply,
  kind: K,
): Extract<WorkerReply, { kind: K }> {
  if (reply.kind === kind) return reply as Extract<WorkerReply, { kind: K }>;
  if (reply.kind === 'refused') throw new SubjectError(reply.message);
  throw new WorkerBug(
    reply.kind === 'bug' ? reply.stack : `a worker answered "${reply.kind}" where "${kind}" was asked`,
  );
}
