import type { Acceleration } from '../../../src/jit/accelerate.ts';
import type { Compiled } from '../../../src/jit/engine/compile.ts';
import type { Job } from '../../../src/plan/plan-runs.ts';
import type { Run } from '../../../src/model/run/run.ts';
import { encodeFloats } from '../../../src/model/base64.ts';
import type { JobResult } from '../../../src/run/protocol.ts';
import type { RunRecord } from '../../../src/model/run/record.ts';

export const run = (lambda: number, seed: number): Run => ({
  id: `lambda=${lambda},seed=${seed}`,
  seed,
  settings: { lambda },
  overrides: [],
});

export const jobOf = (each: Run, lanes: boolean): Job => ({ runs: [each], groups: [], lanes });

/** A program that only a fake runs. */
export const accelerated = (exact = true, defaults: Readonly<Record<string, number>> = {}): Acceleration => ({
  kind: 'accelerated',
  compiled: { exact, requests: [{ stream: 'init', kind: 'normal', size: 1 }] } as unknown as Compiled, // nothing else of it is looked at
  figures: { calls: 100, loops: 5, kernels: 2, bytes: 64 },
  defaults,
});

/** What runs leave whose loss is `loss`. */
export const resultOf = (runs: readonly Run[], loss: (run: Run) => number): JobResult => ({
  runs: runs.map((each) => ({
    record: recordOf(each, { loss: [loss(each)] }),
    scalars: { loss: loss(each) },
  })),
  measured: [],
});

export const recordOf = (
  { id }: Run,
  metrics: Readonly<Record<string, number[]>>,
  parameters: Readonly<Record<string, readonly number[]>> = {},
): RunRecord => ({
  run: id,
  draws: [],
  state: 'finished',
  metrics: { ...metrics },
  parameters: Object.fromEntries(
    Object.entries(parameters).map(([name, values]) => [name, encodeFloats(Float32Array.from(values))]),
  ),
});

export const recordsOf = (runs: readonly Run[], loss: (run: Run) => number) =>
  new Map(runs.map((each) => [each.id, recordOf(each, { loss: [loss(each)] })]));
