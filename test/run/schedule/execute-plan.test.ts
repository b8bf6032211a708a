import { describe, expect, it, vi } from 'vitest';
import type { Job } from '../../../src/plan/plan-runs.ts';
import type { Run } from '../../../src/model/run/run.ts';
import { createProgramCache } from '../../../src/run/schedule/program-cache.ts';
import { minRunsPerProgram, executePlan, type RunEvent } from '../../../src/run/schedule/execute-plan.ts';
import { accelerated, jobOf, resultOf, run } from './fake-lanes.ts';

const experiment = { sweep: { lambda: [0, 5] }, claims: [] };
const loss = (each: Run) => each.seed;
const runsOf = (jobs: readonly Job[]) => jobs.flatMap(({ runs }) => runs);

/** Three runs as written, then so many that may be made in lanes. */
const planOf = (count: number) => {
  const jobs = Array.from({ length: 3 + count }, (_, i) => jobOf(run(5, i + 1), i >= 3));
  return { runs: runsOf(jobs), jobs };
};

function executors(inLanes: (each: Run) => number = loss) {
  const eager = vi.fn(async (job: Job) => resultOf(job.runs, loss));
  const compiled = vi.fn(async (_programs: unknown, jobs: readonly Job[]) => resultOf(runsOf(jobs), inLanes));
  const cache = createProgramCache(
    experiment,
    {
      accelerate: async (wanted) => wanted.map(() => accelerated()),
      sample: async (_, runs) => resultOf(runs, inLanes),
    },
    true,
  );
  return { eager, compiled, cache };
}

describe('a plan', () => {
  it('is done in lanes where only figures are asked, in batches, and the rest as written', async () => {
    const way = executors();
    const { scalars, records } = await executePlan(planOf(100), way, () => undefined);
    expect(way.eager).toHaveBeenCalledTimes(3);
    expect(way.compiled.mock.calls.map(([, jobs]) => jobs.length)).toEqual([64, 36]);
    expect([scalars.size, records.size]).toEqual([103, 103]);
  });

  it('tells of every run', async () => {
    const events: RunEvent[] = [];
    await executePlan(planOf(30), executors(), (event) => events.push(event));
    expect(events).toHaveLength(33);
    expect(events.at(-1)).toMatchObject({ done: 33, total: 33, state: 'finished' });
  });

  it('is done as written where lanes would save too little, or are off', async () => {
    const few = executors();
    await executePlan(planOf(minRunsPerProgram - 1), few, () => undefined);
    expect(few.compiled).not.toHaveBeenCalled();
    expect(few.eager).toHaveBeenCalledTimes(3 + minRunsPerProgram - 1);
    const off = { ...executors(), cache: null };
    await executePlan(planOf(30), off, () => undefined);
    expect(off.eager).toHaveBeenCalledTimes(33);
  });

  it('of a few runs is done in lanes where programs are wanted for more, which are made beside', async () => {
    const way = executors();
    const prepare = vi.spyOn(way.cache, 'prepare');
    const maps = { runs: [run(7, 1)], names: ['lambda'] };
    const plan = planOf(1);
    await executePlan(plan, way, () => undefined, { minRuns: 1, ahead: { runs: [run(9, 1)], maps } });
    expect(way.compiled).toHaveBeenCalledTimes(1);
    expect(prepare.mock.calls).toEqual([[{ runs: [plan.runs[3], run(9, 1)], minRuns: 1, maps }]]);
    expect(prepare.mock.invocationCallOrder[0]).toBeLessThan(way.eager.mock.invocationCallOrder[0]!);
  });

  it('is done as written where lanes give other numbers', async () => {
    const way = executors((each) => each.seed + 1);
    const { scalars } = await executePlan(planOf(30), way, () => undefined);
    expect(way.compiled).not.toHaveBeenCalled();
    expect(scalars.get('lambda=5,seed=20')).toEqual({ loss: 20 });
  });

  it('is done as written where a worker died in lanes', async () => {
    const way = { ...executors(), compiled: vi.fn(async () => undefined) };
    const { scalars } = await executePlan(planOf(30), way, () => undefined);
    expect(scalars.size).toBe(33);
    expect(way.eager).toHaveBeenCalledTimes(33);
  });

  it('keeps what is finished where it is interrupted', async () => {
    const way = { eager: async () => undefined, compiled: async () => undefined, cache: null };
    expect((await executePlan(planOf(30), way, () => undefined)).records.size).toBe(0);
  });
});
