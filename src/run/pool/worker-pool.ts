import { MessageChannel } from 'node:worker_threads';
import { Piscina, queueOptionsSymbol } from 'piscina';
import type { RunId } from '../../model/run/run.ts';
import { joinSeen, type Seen } from '../../load/seen.ts';
import { createLimiter } from './limiter.ts';
import type { BackendChoice } from '../../model/run/backend.ts';
import { openThreadRoles } from './thread-roles.ts';
import { holdTimeZone } from '../worker/time-zone.ts';
import { tuneV8 } from './tune-v8.ts';
import { workerFile } from '../worker/worker-file.ts';
import type { WorkerNews, WorkerReply, WorkerTask, ThreadId } from '../protocol.ts';

/** Worker threads, whatever subject they are asked for. */
export type Pool = {
  /**
   * Has one task answered.
   *
   * @param avoid a thread that is not to answer it, where there are several
   * @throws TimedOut where it took longer than it was given; its worker is ended
   * @throws Abandoned where patience was spent when its turn came
   * @throws Error where its worker died, or the pool was closed
   */
  ask(task: WorkerTask, patience?: Patience, avoid?: ThreadId): Promise<WorkerReply>;
  /** Milliseconds that the longest task answered so far took, from when a worker took it up; lane tasks aside. */
  longest(): number;
  /** The runs that the threads are at, as their code is written. */
  underWay(): readonly RunId[];
  /** What subjects were seen to load, read and write, in any thread so far. */
  seen(): Seen;
  close(): Promise<void>;
};

/** What tasks of the same code share: after the first of them that takes too long no other is begun. */
export type Patience = {
  /** Milliseconds that each may take, from when a worker that has its backend takes it up. */
  readonly timeout: number;
  spent: boolean;
};

export type PoolOptions = {
  /** Threads, at least 1. */
  readonly workers: number;
  /** What every thread loads at once, before it is asked for anything. */
  readonly warmUp?: BackendChoice;
  /** What code in the threads takes for local time; absent: UTC. */
  readonly timeZone?: string;
  /** Ends the threads, and with them what they are at. */
  readonly signal?: AbortSignal;
};

/** A task took longer than it was given. */
export class TimedOut extends Error {
  override readonly name = 'TimedOut';
  /** The run that was under way; undefined where none was. */
  readonly run: RunId | undefined;

  constructor(message: string, { run, ...options }: ErrorOptions & { readonly run?: RunId } = {}) {
    super(message, options);
    this.run = run;
  }
}

/** A task was not begun. */
export class Abandoned extends Error {
  override readonly name = 'Abandoned';
}

/** Opens worker threads; each starts when there is work for it. */
export function openPool({ workers, warmUp, timeZone, signal }: PoolOptions): Pool {
  tuneV8();
  const letGoOfTimeZone = holdTimeZone(timeZone);
  // Read by libtensorflow when it loads, which a worker's copy of the environment is too late for.
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
  const roles = openThreadRoles((more) => (threads.options.maxThreads = workers + more));
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
  const ask: Pool['ask'] = (task, patience, avoid) =>
    takeTurn(async () => {
      if (closed) throw new Error('the worker threads are closed');
      if (patience?.spent) throw new Abandoned('an earlier run of the same code took too long');
      const affinity = avoid === undefined || workers === 1 ? {} : { avoid };
      const progress: Progress = { run: undefined };
      underWay.add(progress);
      const running = runTask(threads, { ...task, ...affinity }, patience, progress);
      const { reply, took } = await running.finally(() => underWay.delete(progress));
      roles.note(task, reply);
      if (reply.seen) seen.push(reply.seen);
      if ('setup' in task && task.lanes === undefined) longest = Math.max(longest, took);
      return reply;
    });
  if (warmUp !== undefined)
    // What keeps a thread from it is told when it is needed.
    for (let thread = 0; thread < workers; thread++) void ask({ warmUp }).catch(() => undefined);
  return {
    ask,
    longest: () => longest,
    underWay: () => [...underWay].flatMap(({ run }) => run ?? []),
    seen: () => joinSeen(seen),
    close: async () => {
      signal?.removeEventListener('abort', stop);
      await end();
      letGoOfTimeZone();
    },
  };
}

/** The run that a task is at. */
type Progress = { run: RunId | undefined };

/** What stands beside a task in the queue. */
type QueueOptions = { readonly asked: WorkerTask; readonly avoid?: ThreadId | undefined };

/** A worker says when it takes a task up, before which the task waits, for a thread or for one to start; and each run of it. */
async function runTask(
  threads: Piscina,
  { avoid, ...task }: WorkerTask & { readonly avoid?: ThreadId },
  patience: Patience | undefined,
  progress: Progress,
): Promise<{ readonly reply: WorkerReply; readonly took: number }> {
  const { port1, port2 } = new MessageChannel();
  const overdue = new AbortController();
  let from = performance.now();
  let timer: NodeJS.Timeout | undefined;
  port1.on('message', (news: WorkerNews) => {
    if (news !== 'begun') {
      progress.run = news.run;
      return;
    }
    from = performance.now();
    if (patience) timer = setTimeout(() => overdue.abort(), patience.timeout);
  });
  try {
    const options = { transferList: [port2], signal: overdue.signal };
    const queued = { [queueOptionsSymbol]: { asked: task, avoid } satisfies QueueOptions };
    const reply: WorkerReply = await threads.run({ ...task, ...queued, begun: port2 }, options);
    return { reply, took: performance.now() - from };
  } catch (error) {
    if (!overdue.signal.aborted || !patience) throw error;
    patience.spent = true;
    const seconds = Number((patience.timeout / 1000).toPrecision(3));
    const { run } = progress;
    throw new TimedOut(
      `${run === undefined ? whatFor(task) : 'it'} took longer than ${seconds} s: --timeout gives it more`,
      {
        cause: error,
        ...(run === undefined ? {} : { run }),
      },
    );
  } finally {
    clearTimeout(timer);
    port1.close();
  }
}

/** What a task is at before its first run, or without any. */
function whatFor(task: WorkerTask): string {
  if ('warmUp' in task) return 'to load the backend';
  return task.lanes === undefined ? 'to load the subject' : 'to trace the subject, or to run it in lanes,';
}
