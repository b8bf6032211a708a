import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import type { Compiled } from '../../../src/jit/engine/compile.ts';
import type { Contestant } from './contestant.ts';
import type { LaneAsk, LaneSums } from './lane-worker.ts';

/** A compiled program on worker threads, each with an engine of its own. */
export async function openLaneWorkers(compiled: Compiled, threads: number): Promise<Contestant> {
  const workers = Array.from(
    { length: threads },
    () => new Worker(new URL('./lane-worker.mjs', import.meta.url), { workerData: compiled }),
  );
  await Promise.all(workers.map((worker) => once(worker, 'message')));
  return {
    name: `bookproof, ${threads} worker${threads === 1 ? '' : 's'}`,
    async ask(work, runs, seed) {
      const ask: LaneAsk = { work, runs, seed, taken: new Int32Array(new SharedArrayBuffer(4)) };
      const start = performance.now();
      const parts = await Promise.all(
        workers.map(async (worker): Promise<LaneSums> => {
          const answered = once(worker, 'message');
          // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker, not a window
          worker.postMessage(ask);
          const [sums] = await answered;
          return sums;
        }),
      );
      const whole = performance.now() - start;
      const total = (key: keyof LaneSums) => parts.reduce((sum, part) => sum + part[key], 0);
      return {
        seconds: (work === 'all' ? whole : total('milliseconds') / threads) / 1000,
        train: total('train') / Math.max(1, total('count')),
        test: total('test') / Math.max(1, total('count')),
      };
    },
    close: () => workers.forEach((worker) => void worker.terminate()),
  };
}
