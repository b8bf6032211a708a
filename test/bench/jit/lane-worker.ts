import { parentPort, workerData } from 'node:worker_threads';
import type { Compiled } from '../../../src/jit/engine/compile.ts';
import { createEngine, type LaneRun } from '../../../src/jit/engine/engine.ts';
import type { Work } from './contestant.ts';
import { curveOf } from '../../../src/model/run/metric.ts';

/** Some runs to make. Threads of one ask count up `taken` together until none is left. */
export type LaneAsk = {
  readonly work: Work;
  readonly runs: number;
  readonly seed: number;
  readonly taken: Int32Array;
};

/** Sums over the runs with λ = 5, and how long the half that was asked for took. */
export type LaneSums = { train: number; test: number; count: number; milliseconds: number };

const lanes = 4;
/** Runs that a thread takes at a time. */
const batch = 40;

const port = parentPort;
if (!port) throw new Error('this is for worker threads');
const engine = createEngine(workerData as Compiled);
port.on('message', (ask: LaneAsk) => port.postMessage(makeRuns(ask)));
port.postMessage('ready');

function makeRuns({ work, runs, seed, taken }: LaneAsk): LaneSums {
  const sums: LaneSums = { train: 0, test: 0, count: 0, milliseconds: 0 };
  for (let from = Atomics.add(taken, 0, batch); from < runs; from = Atomics.add(taken, 0, batch))
    for (let at = from; at < Math.min(from + batch, runs); at += lanes) {
      const block = Array.from({ length: Math.min(lanes, runs - at) }, (_, lane): LaneRun => {
        const run = at + lane;
        return { seed: (seed * runs + run) >>> 0, parameters: { lambda: run % 10 } };
      });
      makeBlock(work, block, sums);
    }
  return sums;
}

function makeBlock(work: Work, block: readonly LaneRun[], sums: LaneSums): void {
  const start = performance.now();
  engine.draw(block);
  const drawn = performance.now();
  if (work === 'draw') {
    sums.milliseconds += drawn - start;
    return;
  }
  engine.compute();
  block.forEach(({ parameters }, lane) => {
    const { metrics } = engine.figures(lane); // of every epoch, as a harness wants them
    if (parameters['lambda'] !== 5) return;
    sums.train += curveOf(metrics['trainLoss']).at(-1) ?? Number.NaN;
    sums.test += curveOf(metrics['testLoss']).at(-1) ?? Number.NaN;
    sums.count++;
  });
  sums.milliseconds += performance.now() - (work === 'fit' ? drawn : start);
}
