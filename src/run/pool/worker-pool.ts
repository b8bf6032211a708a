import { MessageChannel } from 'node:worker_threads';
import { Piscina, queueOptionsSymbol } from 'piscina';
import type { RunId } from '../../model/run/run.ts';
import { joinSeen, type Seen } from '../../load/seen.ts';
import { createLimiter } from './limiter.ts';
import { createProgress, type Progress } from './progress.ts';
import { seconds, type RunClock } from './run-clock.ts';
import type { BackendChoice } from '../../model/run/backend.ts';
import { createThreadRoles } from './thread-roles.ts';
import { holdTimeZone } from '../worker/time-zone.ts';
import { tuneV8 } from './tune-v8.ts';
import { workerFile } from '../worker/worker-file.ts';
import type { WorkerNews, WorkerReply, WorkerTask, ThreadId } from '../protocol.ts';

/** Worker threads that do tasks with any subject. */
export type Pool = {
  /**
   * Has a worker do one task, and returns its reply.
   *
   * @param avoid a thread that must not do it, if the pool has several
   * @param clock times the runs of the task, and says how long one may take
   * @throws TimedOut if it took longer than `patience` allows, or a run of it than `clock`; its worker is ended
   * @throws Abandoned if `patience` was spent by an earlier task when its turn came
   * @throws Error if its worker died, or the pool was closed
   */
  ask(task: WorkerTask, patience?: Patience, avoid?: ThreadId, clock?: RunClock): Promise<WorkerReply>;
  /** Milliseconds that the longest task so far took, from when a worker began it; lane tasks do not count. */
  longest(): number;
  /** The runs as written that the threads are making now. */
  underWay(): readonly RunId[];
  /** What the subjects loaded, read and wrote so far, in any thread. */
  seen(): Seen;
  close(): Promise<void>;
};

/** A time limit that tasks of the same code share: after the first that takes too long, no other is begun. */
export type Patience = {
  /** Milliseconds that each task may take, from when a worker that has loaded its backend begins it. */
  readonly timeout: number;
  spent: boolean;
};

export type PoolOptions = {
  /** Threads, at least 1. */
  readonly workers: number;
  /** The backend that every thread loads at once, before its first task. */
  readonly warmUp?: BackendChoice;
  /** The time zone of the code in the threads; absent: UTC. */
  readonly timeZone?: string;
  /** Ends the threads when it is aborted, together with their tasks. */
  readonly signal?: AbortSignal;
  /** Called with what a run prints, piece by piece. */
  readonly onPrinted?: OnPrinted;
};

/** Takes a piece of what a run prints. */
export type OnPrinted = (run: RunId, text: string) => void;

/** Thrown if a task took longer than its time limit. */
export class TimedOut extends Error {
  override readonly name = 'TimedOut';
  /** The run that was under way; undefined if none was. */
  readonly run: RunId | undefined;
  /** Whether only this run is given up, and others of its task may be made. */
  readonly ofRun: boolean;
  /** The end of what the run had printed. */
  readonly output: string;

  constructor(message: string, { run, ofRun = false, output = '', ...options }: Lateness = {}) {
    super(message, options);
    this.run = run;
    this.ofRun = ofRun;
    this.output = output;
  }
}

type Lateness = ErrorOptions & {
  readonly run?: RunId;
  readonly ofRun?: boolean;
  readonly output?: string;
};

/** Thrown if a worker died, or was never asked. */
export class WorkerLost extends Error {
  override readonly name = 'WorkerLost';
  /** The end of what the run under way had printed. */
  readonly output: string;

  constructor(cause: unknown, output: string) {
    super(cause instanceof Error ? cause.message : String(cause), { cause });
    this.output = output;
  }
}

/** Thrown if a task was not begun, since an earlier one of the same code took too long. */
export class Abandoned extends Error {
  override readonly name = 'Abandoned';
}

/** Opens a pool of worker threads. The first starts at once, each other one when there is work for it. */
export function openPool({ workers, warmUp, timeZone, signal, onPrinted }: PoolOptions): Pool {
  tuneV8();
  const letGoOfTimeZone = holdTimeZone(timeZone);
  // libtensorflow reads these of the process: what a worker sets in its own copy of the environment comes too
  // late.
  process.env['TF_CPP_MIN_LOG_LEVEL'] ??= '2';
  process.env['TF_ENABLE_ONEDNN_OPTS'] ??= '0'; // steadier numbers
  const threads = new Piscina({
    filename: workerFile,
    minThreads: 1,
    maxThreads: workers,
    idleTimeout: Number.POSITIVE_INFINITY, // a worker keeps its subject between rounds
    atomics: 'disabled', // subjects may be asynchronous
    loadBalancer: (queued, workersReady) => {
      const { asked, avoid } = (queued[queueOptionsSymbol] ?? {}) as Partial<QueueOptions>;
      const id = asked === undefined ? null : roles.choose(asked, workersReady, avoid);
      return workersReady.find((thread) => thread.id === id) ?? null;
    },
  });
  const roles = createThreadRoles((more) => (threads.options.maxThreads = workers + more));
  let closed = false; // Piscina takes tasks again once it has ended its threads
  const end = (): Promise<void> => {
    closed = true;
    return threads.destroy();
  };
  const stop = () => void end();
  if (signal?.aborted) stop();
  signal?.addEventListener('abort', stop, { once: true });
  const takeTurn = createLimiter(workers); // a task in the queue of a busy thread could not be called back
  let longest = 0;
  const underWay = new Set<Progress>();
  const seen: Seen[] = [];
  const ask: Pool['ask'] = (task, patience, avoid, clock) =>
    takeTurn(async () => {
      if (closed) throw new Error('the worker threads are closed');
      if (patience?.spent) throw new Abandoned('an earlier run of the same code took too long');
      const affinity = avoid === undefined || workers === 1 ? {} : { avoid };
      const progress = createProgress(clock, onPrinted);
      underWay.add(progress);
      const running = runTask(threads, { ...task, ...affinity }, patience, progress);
      const { reply, took } = await running.finally(() => underWay.delete(progress));
      roles.note(task, reply);
      if (reply.seen) seen.push(reply.seen);
      if ('setup' in task && task.lanes === undefined) longest = Math.max(longest, took);
      return reply;
    });
  if (warmUp !== undefined)
    // An error is reported by the first task that needs the backend.
    for (let thread = 0; thread < workers; thread++) void ask({ warmUp }).catch(() => undefined);
  return {
    ask,
    longest: () => longest,
    underWay: () => [...underWay].flatMap((progress) => progress.run() ?? []),
    seen: () => joinSeen(seen),
    close: async () => {
      signal?.removeEventListener('abort', stop);
      await end();
      letGoOfTimeZone();
    },
  };
}

/** Milliseconds between two looks at how long a run has taken. */
const lookEvery = 200;

/** What the load balancer sees of a task in the queue. */
type QueueOptions = { readonly asked: WorkerTask; readonly avoid?: ThreadId | undefined };

/**
 * Hands a task to the threads, and returns the reply with the milliseconds that it took.
 *
 * The worker says when it begins, and which run it makes. The time limit starts only then, since the task may
 * first wait for a thread that is busy or still starting.
 */
async function runTask(
  threads: Piscina,
  { avoid, ...task }: WorkerTask & { readonly avoid?: ThreadId },
  patience: Patience | undefined,
  progress: Progress,
): Promise<{ readonly reply: WorkerReply; readonly took: number }> {
  const { port1, port2 } = new MessageChannel();
  const overdue = new AbortController();
  const watch = setInterval(() => {
    if (progress.isOverdue()) overdue.abort();
  }, lookEvery);
  let from = performance.now();
  let timer: NodeJS.Timeout | undefined;
  port1.on('message', (news: WorkerNews) => {
    if (news !== 'begun') {
      progress.note(news);
      return;
    }
    from = performance.now();
    if (patience) timer = setTimeout(() => overdue.abort(), patience.timeout);
  });
  try {
    const options = { transferList: [port2], signal: overdue.signal };
    const queued = { [queueOptionsSymbol]: { asked: task, avoid } satisfies QueueOptions };
    const reply: WorkerReply = await threads.run({ ...task, ...queued, begun: port2 }, options);
    progress.end();
    return { reply, took: performance.now() - from };
  } catch (error) {
    const run = progress.run();
    const output = progress.printed();
    if (!overdue.signal.aborted) throw new WorkerLost(error, output);
    const lateness = { cause: error, output, ...(run === undefined ? {} : { run }) };
    const late = progress.explain();
    if (late !== undefined) throw new TimedOut(late, { ...lateness, ofRun: true });
    if (!patience) throw error;
    patience.spent = true;
    throw new TimedOut(
      `${run === undefined ? whatFor(task) : 'it'} took longer than ${seconds(patience.timeout)}: --timeout gives it more`,
      lateness,
    );
  } finally {
    clearTimeout(timer);
    clearInterval(watch);
    port1.close();
  }
}

/** Says what a task does if no run of it is under way, as the subject of "took longer than". */
function whatFor(task: WorkerTask): string {
  if ('warmUp' in task) return 'to load the backend';
  return task.lanes === undefined ? 'to load the subject' : 'to trace the subject, or to run it in lanes,';
}
