import { Piscina } from 'piscina';
import { limitTurns } from './limit-turns.ts';
import type { WorkerReply, WorkerTask } from './worker.ts';

/** Worker threads, whatever subject they are asked for. */
export type Pool = {
  /**
   * Has one task answered.
   *
   * @throws TimedOut where it took longer than it was given; its worker is ended
   * @throws Unwanted where it was wanted no more when its turn came
   * @throws Error where its worker died, or the pool was closed
   */
  ask(task: WorkerTask, terms?: Terms): Promise<WorkerReply>;
  /** Milliseconds that the longest task took so far. */
  longest(): number;
  close(): Promise<void>;
};

export type PoolOptions = {
  /** Threads, at least 1. */
  readonly workers: number;
  /** Ends the threads, and with them what they are at. */
  readonly signal?: AbortSignal;
};

/** What a task is given. */
export type Terms = {
  /** In milliseconds, from when a worker takes the task up. */
  readonly timeout?: number;
  /** Asked when a worker is free for it. */
  readonly wanted?: () => boolean;
};

/** A task was wanted no more when its turn came. */
export class Unwanted extends Error {
  override readonly name = 'Unwanted';
}

/** A task took longer than it was given. */
export class TimedOut extends Error {
  override readonly name = 'TimedOut';
}

/** Opens worker threads; each starts when there is work for it. */
export function openPool({ workers, signal }: PoolOptions): Pool {
  // Read by libtensorflow when it loads, which a worker's copy of the environment is too late for.
  process.env['TF_CPP_MIN_LOG_LEVEL'] ??= '2';
  process.env['TF_ENABLE_ONEDNN_OPTS'] ??= '0'; // steadier numbers
  const threads = new Piscina({
    filename: new URL('./worker-bootstrap.mjs', import.meta.url).href,
    minThreads: 1,
    maxThreads: workers,
    idleTimeout: Number.POSITIVE_INFINITY, // a worker keeps its subject between rounds
    atomics: 'disabled', // subjects may be asynchronous
  });
  const stop = () => void threads.destroy();
  signal?.addEventListener('abort', stop, { once: true });
  const takeTurn = limitTurns(workers); // a task's time must not count while it waits for a thread
  let longest = 0;
  const time = async <T>(work: () => Promise<T>): Promise<T> => {
    const from = performance.now();
    const result = await work();
    longest = Math.max(longest, performance.now() - from);
    return result;
  };
  return {
    ask: (task, { timeout, wanted } = {}) =>
      takeTurn(async () => {
        if (wanted?.() === false) throw new Unwanted('the task is wanted no more');
        return time(() => runTask(threads, task, timeout));
      }),
    longest: () => longest,
    close: async () => {
      signal?.removeEventListener('abort', stop);
      await threads.destroy();
    },
  };
}

async function runTask(
  threads: Piscina,
  task: WorkerTask,
  timeout: number | undefined,
): Promise<WorkerReply> {
  if (timeout === undefined) return threads.run(task);
  const overdue = new AbortController();
  const timer = setTimeout(() => overdue.abort(), timeout);
  try {
    return await threads.run(task, { signal: overdue.signal });
  } catch (error) {
    if (!overdue.signal.aborted) throw error;
    throw new TimedOut(`it took longer than ${(timeout / 1000).toFixed(0)} s`, { cause: error });
  } finally {
    clearTimeout(timer);
  }
}
