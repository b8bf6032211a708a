import { expect, it } from 'vitest';
import type { Job } from '../../../src/plan/plan-runs.ts';
import { Abandoned, TimedOut } from '../../../src/run/pool/worker-pool.ts';
import { runJob } from '../../../src/run/pool/job-client.ts';
import type { AskWorker } from '../../../src/run/protocol.ts';

const job = {
  runs: ['a', 'b', 'c', 'd'].map((id) => ({ id })),
  groups: [
    { check: 'one', runs: ['a'], probe: false },
    { check: 'pair', runs: ['c', 'b'], probe: false },
    { check: 'other', runs: ['c', 'd'], probe: false },
  ],
  lanes: false,
} as unknown as Job;

/** A worker that some runs end, every time or the first time. */
function fakeWorker(
  ends: (runs: readonly string[], time: number) => boolean,
  errorOf = () => new Error('exit code 1'),
) {
  let time = 0;
  const ask: AskWorker = async ({ job: asked }) => {
    const runs = asked?.runs.map(({ id }) => id) ?? [];
    if (ends(runs, ++time)) throw errorOf();
    return {
      kind: 'done',
      thread: 1,
      result: {
        runs: runs.map((run) => ({ record: { run, draws: [], state: 'finished', metrics: {}, parameters: {} }, scalars: {} })), // prettier-ignore
        measured: (asked?.groups ?? []).map(({ check, runs: all, probe }) => ({
          check,
          measured: { state: 'measured', runs: [...all], probe, diverged: null, value: 1 },
        })),
      },
    };
  };
  return ask;
}

const ended = async (...worker: Parameters<typeof fakeWorker>) => {
  const result = await runJob(job, fakeWorker(...worker), undefined);
  const states = Object.fromEntries((result?.runs ?? []).map(({ record }) => [record.run, record.state]));
  const checks = Object.fromEntries(
    (result?.measured ?? []).map(({ check, measured }) => [check, measured.state === 'threw' ? measured.run : measured.state]), // prettier-ignore
  );
  return { states, checks };
};

const fine = { a: 'finished', b: 'finished', c: 'finished', d: 'finished' };
const measured = { one: 'measured', pair: 'measured', other: 'measured' };

it.each([
  ['none', () => false, fine, measured],
  ['the first attempt', (_: readonly string[], time: number) => time === 1, fine, measured],
  ['one run', (runs: readonly string[]) => runs.includes('b'), { ...fine, b: 'threw' }, { ...measured, pair: 'b' }],
  ['two runs', (runs: readonly string[]) => runs.includes('b') || runs.includes('d'), { ...fine, b: 'threw', d: 'threw' }, { one: 'measured', pair: 'b', other: 'd' }],
  ['every run', () => true, { a: 'threw', b: 'threw', c: 'threw', d: 'threw' }, { one: 'a', pair: 'c', other: 'c' }],
  ['all together alone', (runs: readonly string[]) => runs.length > 1, { a: 'threw', b: 'threw', c: 'threw', d: 'threw' }, { one: 'a', pair: 'c', other: 'c' }],
])('a worker that ends at %s costs that alone', async (_, ends, states, checks) =>
  expect(await ended(ends)).toEqual({ states, checks })); // prettier-ignore

it('records the run that took too long, and of the others of its job why they are lost', async () => {
  const slow = new TimedOut('it took longer than 5 s', { run: 'b' });
  const result = await runJob(job, () => Promise.reject(slow), undefined);
  const errors = Object.fromEntries(
    (result?.runs ?? []).map(({ record }) => [record.run, record.state === 'threw' ? record.error : null]),
  );
  const lost = { name: 'Abandoned', message: 'the run b, which goes with it, took too long' };
  expect(errors).toEqual({
    a: lost,
    b: { name: 'TimedOut', message: 'it took longer than 5 s' },
    c: lost,
    d: lost,
  });
  expect(result?.measured.map(({ check, measured }) => [check, 'run' in measured && measured.run])).toEqual([
    ['one', 'a'],
    ['pair', 'b'],
    ['other', 'c'],
  ]);
});

it('makes the others of a job whose run alone took too long', async () => {
  const isSlow = (runs: readonly string[]) => runs.includes('c');
  const slow = () => new TimedOut('it took longer than 5 s', { run: 'c', ofRun: true });
  expect(await ended(isSlow, slow)).toEqual({
    states: { ...fine, c: 'threw' },
    checks: { one: 'measured', pair: 'c', other: 'c' },
  });
});

it.each([
  ['took too long before any run', new TimedOut('to load the subject took longer than 5 s')],
  ['was not begun', new Abandoned('an earlier run took too long')],
])('records all runs alike of a job that %s', async (_, error) => {
  const result = await runJob(job, () => Promise.reject(error), undefined);
  const { name, message } = error;
  for (const { record } of result?.runs ?? []) expect(record).toMatchObject({ error: { name, message } });
  expect(result?.runs).toHaveLength(4);
});
