import { openPool, type Pool } from '../../run/pool/worker-pool.ts';
import type { Context } from '../context.ts';
import type { Resources } from './decide-experiment.ts';

/**
 * What is begun before it is needed, so that no core is idle: threads load the backend while experiments are
 * read, charts are loaded and drawn while runs are made. With `BOOKPROOF_PREWARM=off` nothing is, which shows
 * what it saves.
 */
export type Prewarm = {
  /** Opens the threads of the next experiment. Each experiment has its own. */
  openThreads(): void;
  /** Hands the threads over; the caller closes them. If none are open, it opens some. */
  takeThreads(): Pool;
  /**
   * Does work whose result is needed later, and kept until then. An error is ignored here, since it comes
   * again when the result is needed.
   */
  begin(work: () => Promise<unknown>): void;
  /** Closes the threads that nobody took. */
  close(): Promise<void>;
};

/** Opens the threads of the first experiment, before its file is read. */
export function createPrewarm(
  { backend, workers, onPrinted }: Pick<Resources, 'backend' | 'workers' | 'onPrinted'>,
  { env, signal }: Pick<Context, 'env' | 'signal'>,
): Prewarm {
  const isOn = env['BOOKPROOF_PREWARM'] !== 'off';
  const open = () => openPool({ workers, warmUp: backend, signal, ...(onPrinted ? { onPrinted } : {}) });
  let ahead: Pool | undefined = isOn ? open() : undefined;
  return {
    openThreads() {
      if (isOn) ahead ??= open();
    },
    takeThreads() {
      const taken = ahead ?? open();
      ahead = undefined;
      return taken;
    },
    begin(work) {
      if (isOn) void work().catch(() => undefined);
    },
    async close() {
      await ahead?.close();
    },
  };
}
