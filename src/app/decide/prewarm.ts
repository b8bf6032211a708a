import { openPool, type Pool } from '../../run/pool/worker-pool.ts';
import type { Context } from '../context.ts';
import type { Resources } from './decide-experiment.ts';

/** Worker threads that load the backend while the main thread is busy. Each experiment has its own. */
export type ThreadsAhead = {
  /** Opens the threads of the next experiment. */
  open(): void;
  /** Hands the threads over; the caller closes them. If none are open, it opens some. */
  take(): Pool;
  /** Closes the threads that nobody took. */
  close(): Promise<void>;
};

/** Opens the threads of the first experiment, before its file is read. */
export function prewarmWorkers(
  { backend, workers }: Pick<Resources, 'backend' | 'workers'>,
  { signal }: Pick<Context, 'signal'>,
): ThreadsAhead {
  const open = () => openPool({ workers, warmUp: backend, signal });
  let ahead: Pool | undefined = open();
  return {
    open() {
      ahead ??= open();
    },
    take() {
      const taken = ahead ?? open();
      ahead = undefined;
      return taken;
    },
    async close() {
      await ahead?.close();
    },
  };
}
