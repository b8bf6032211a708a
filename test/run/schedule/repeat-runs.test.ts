import { describe, expect, it } from 'vitest';
import type { Job } from '../../../src/plan/plan-runs.ts';
import type { Run } from '../../../src/model/run/run.ts';
import type { JobResult } from '../../../src/run/protocol.ts';
import type { RunRecord } from '../../../src/model/run/record.ts';
import { repeatRuns } from '../../../src/run/schedule/repeat-runs.ts';
import { run } from './fake-lanes.ts';

const recordOf = ({ id }: Run, loss: number): RunRecord => ({
  run: id,
  draws: [],
  state: 'finished',
  metrics: { loss: [loss] },
  parameters: {},
});
const resultOf = (job: Job, loss: (run: Run) => number, thread: number): JobResult => ({
  runs: job.runs.map((each) => ({ record: recordOf(each, loss(each)), scalars: {} })),
  measured: [],
  thread,
});

const runs = [run(0, 1), run(5, 1), run(0, 2), run(5, 2)];
const written = (threads: readonly number[]) =>
  new Map(runs.map(({ id }, i) => [id, { thread: threads[i] ?? 1, callsBefore: { begun: i, ended: i } }]));
const plan = { runs, jobs: [] };

type Fresh = (job: Job, nth: number, thread: number) => number;

/** Repeats runs that ended with a loss of 1; what they end with again is told. */
async function repeat(
  threads: readonly number[],
  again: (run: Run) => number,
  options: { readonly fresh?: Fresh; readonly answers?: (avoid: number) => number } = {},
) {
  const { fresh = () => 1, answers = (avoid: number) => 3 - avoid } = options;
  const made: { readonly runs: readonly string[]; readonly avoid: number }[] = [];
  const freshJobs: string[][] = [];
  const measured = await repeatRuns(
    plan,
    { records: new Map(runs.map((each) => [each.id, recordOf(each, 1)])), eagerRuns: written(threads) },
    {
      make: async (job, avoid) => {
        made.push({ runs: job.runs.map(({ id }) => id), avoid });
        return resultOf(job, again, answers(avoid));
      },
      makeFresh: async (jobs) => {
        freshJobs.push(jobs.flatMap((job) => job.runs.map(({ id }) => id)));
        const thread = freshJobs.length;
        return jobs.map((job, nth) => resultOf(job, () => fresh(job, nth, thread), 100 + thread));
      },
    },
  );
  return { measured, made, freshJobs };
}

const never = {
  make: () => Promise.reject(new Error('there is no run to repeat')),
  makeFresh: () => Promise.reject(new Error('there is no run to repeat')),
};

const valueOf = (entry: unknown) =>
  (entry as { readonly value: { when: string; difference: unknown } }).value;

describe('repeatRuns', () => {
  it('makes the first run of each cell, in another thread than the first time', async () => {
    const { made, measured, freshJobs } = await repeat([1, 2, 2, 1], () => 1);
    expect(made).toEqual([
      { runs: ['lambda=0,seed=1'], avoid: 1 },
      { runs: ['lambda=5,seed=1'], avoid: 2 },
    ]);
    expect(measured).toHaveLength(2);
    expect(measured.map((entry) => valueOf(entry).difference)).toEqual([null, null]);
    expect(freshJobs).toEqual([]);
  });

  it('tells a job after how many calls each run was made first, and turns their order', async () => {
    const jobs: Job[] = [];
    await repeatRuns(
      plan,
      { records: new Map(), eagerRuns: written([1, 1, 1, 1]) },
      {
        make: async (job) => {
          jobs.push(job);
          return undefined;
        },
        makeFresh: async () => [],
      },
    );
    expect(jobs[0]?.runs.map(({ id }) => id)).toEqual(['lambda=5,seed=1', 'lambda=0,seed=1']);
    expect(jobs[0]?.repeats).toEqual({
      'lambda=0,seed=1': { begun: 0, ended: 0 },
      'lambda=5,seed=1': { begun: 1, ended: 1 },
    });
  });

  it('takes a thread of its own where the same thread answered', async () => {
    const { freshJobs, measured } = await repeat([1, 1, 1, 1], () => 2, { answers: (avoid) => avoid });
    expect(freshJobs).toEqual([['lambda=5,seed=1', 'lambda=0,seed=1']]);
    expect(measured.map((entry) => valueOf(entry).difference)).toEqual([null, null]); // the fresh thread's
  });

  it('leaves out what was made in lanes, or with other numbers in its streams', async () => {
    const scaled = { ...run(7, 1), overrides: [{ kind: 'scale' as const, stream: 'x', exponent: 1 }] };
    const measured = await repeatRuns(
      { runs: [run(3, 1), scaled], jobs: [] },
      {
        records: new Map([run(3, 1), scaled].map((each) => [each.id, recordOf(each, 1)])),
        eagerRuns: new Map([[scaled.id, { thread: 1, callsBefore: { begun: 0, ended: 0 } }]]),
      },
      { make: async () => undefined, makeFresh: async () => [] },
    );
    expect(measured).toEqual([]);
  });

  it('leaves out a run that threw, and takes another of its cell', async () => {
    const records = new Map(runs.map((each) => [each.id, recordOf(each, 1)]));
    const error = { name: 'Error', message: 'no' };
    records.set('lambda=0,seed=1', { run: 'lambda=0,seed=1', draws: [], state: 'threw', error });
    const measured = await repeatRuns(
      plan,
      { records, eagerRuns: written([1, 1, 1, 1]) },
      { make: async (job) => resultOf(job, () => 1, 2), makeFresh: async () => [] },
    );
    expect(measured.map((entry) => entry.runs)).toEqual([['lambda=5,seed=1'], ['lambda=0,seed=2']]);
  });

  it('measures nothing where it was interrupted', async () => {
    const measured = await repeatRuns(
      plan,
      {
        records: new Map(runs.map((each) => [each.id, recordOf(each, 1)])),
        eagerRuns: written([1, 2, 1, 2]),
      },
      { make: async () => undefined, makeFresh: async () => [undefined] },
    );
    expect(measured).toMatchObject([
      { state: 'not-run', again: true },
      { state: 'not-run', again: true },
    ]);
  });

  it.each<[string, Fresh]>([
    ['after-others', (_, nth) => 10 + nth],
    ['each-thread', (_, _nth, thread) => 10 + thread],
    ['each-run', (_, nth, thread) => 10 + nth + 2 * thread],
  ])('finds that a run differs %s, and looks into one cell', async (when, fresh) => {
    const { measured, freshJobs } = await repeat([1, 2, 1, 2], () => 2, { fresh });
    expect(measured.map((entry) => valueOf(entry).when)).toEqual([when, 'unknown']);
    expect(freshJobs).toEqual([
      ['lambda=0,seed=1', 'lambda=0,seed=1'],
      ['lambda=0,seed=1', 'lambda=0,seed=1'],
    ]);
  });

  it.each(['threw', 'refused'] as const)(
    'says that a run %s where that is why none can be repeated',
    async (state) => {
      const error = { name: 'Error', message: 'no fit' };
      const records = new Map(runs.map(({ id }) => [id, { run: id, draws: [], state, error }]));
      expect(await repeatRuns(plan, { records, eagerRuns: written([]) }, never)).toEqual([
        { state, runs: ['lambda=0,seed=1'], probe: false, run: 'lambda=0,seed=1', message: 'no fit' },
      ]);
    },
  );

  it('says that none was made where that is why none can be repeated', async () =>
    expect(await repeatRuns(plan, { records: new Map(), eagerRuns: new Map() }, never)).toEqual([
      { state: 'not-run', runs: ['lambda=0,seed=1'], probe: false },
    ]));

  it('measures nothing where no run was planned', async () =>
    expect(
      await repeatRuns({ runs: [], jobs: [] }, { records: new Map(), eagerRuns: new Map() }, never),
    ).toEqual([]));
});
