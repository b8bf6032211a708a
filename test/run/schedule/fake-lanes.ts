import { vi } from 'vitest';
import type { Acceleration } from '../../../src/jit/accelerate.ts';
import type { Compiled } from '../../../src/jit/engine/compile.ts';
import type { Job } from '../../../src/plan/plan-runs.ts';
import type { Run } from '../../../src/model/run/run.ts';
import { encodeFloats } from '../../../src/model/base64.ts';
import type { Settings } from '../../../src/model/experiment/settings.ts';
import type { JobResult, WantedProgram } from '../../../src/run/protocol.ts';
import { createProgramCache } from '../../../src/run/schedule/program-cache.ts';
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

const loss = (each: Run) => Number(each.settings['lambda']) + each.seed;

/** A program cache of two values of λ, whose programs and runs are made by functions. */
export function openCache(
  accelerate: (settings: Settings, lifted: Readonly<Record<string, number>>) => Acceleration,
  inLanes = loss,
  bitwise = true,
) {
  const asked = vi.fn(async (settings: Settings, lifted: Readonly<Record<string, number>>) =>
    accelerate(settings, lifted),
  );
  const sample = vi.fn(async (_programs: unknown, runs: readonly Run[]) => resultOf(runs, inLanes));
  const together = vi.fn(async (wanted: readonly WantedProgram[]) =>
    Promise.all(wanted.map(({ settings, lifted }) => asked(settings, lifted))),
  );
  return {
    cache: createProgramCache(
      { sweep: { lambda: [0, 5] }, claims: [] },
      { accelerate: together, sample },
      bitwise,
    ),
    asked,
    /** How many programs were asked for in each round. */
    rounds: () => together.mock.calls.map(([wanted]) => wanted.length),
    sample,
  };
}
