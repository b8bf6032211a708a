import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { openPool, TimedOut, type Pool } from '../../../src/run/pool/worker-pool.ts';
import { createRunClock } from '../../../src/run/pool/run-clock.ts';
import { createSubjectRunner } from '../../../src/run/runner.ts';
import type { Settings } from '../../../src/model/experiment/settings.ts';
import { planOf, setupOf, statesOf } from '../tiny-experiment.ts';

const misbehaves = setupOf('misbehaves', 'misbehaves');
const ignore = () => undefined;

function taskOf(settings: Settings) {
  const [job] = planOf({ a: settings }).jobs;
  if (!job) throw new Error('no job is planned');
  return { setup: misbehaves, job };
}

function opened(workers: number, signal?: AbortSignal): Pool {
  const pool = openPool({ workers, ...(signal ? { signal } : {}) });
  onTestFinished(() => pool.close());
  return pool;
}

describe('a pool', () => {
  it('ends a task that loops for ever at its timeout, and answers the others, by a new worker too', async () => {
    const pool = opened(2);
    await Promise.all([1, 2].map(() => pool.ask({ setup: misbehaves }))); // loaded, which may take longer
    const asked = [{ misdeed: 'loops' }, {}, {}].map((settings) =>
      pool.ask(taskOf(settings), { timeout: 1500, spent: false }),
    );
    const [looping, ...others] = await Promise.allSettled(asked);
    expect(looping).toMatchObject({
      status: 'rejected',
      reason: { name: 'TimedOut', run: 'a', message: 'it took longer than 1.5 s: --timeout gives it more' },
    });
    expect(others).toMatchObject([{ value: { kind: 'done' } }, { value: { kind: 'done' } }]);
    const after = await Promise.all([pool.ask(taskOf({})), pool.ask(taskOf({}))]);
    expect(after.map(({ kind }) => kind)).toEqual(['done', 'done']);
  });

  it('knows the runs that its threads are at', async () => {
    const pool = opened(1);
    expect(pool.underWay()).toEqual([]);
    const looping = pool.ask(taskOf({ misdeed: 'loops' }), { timeout: 1500, spent: false });
    await expect.poll(() => pool.underWay(), { timeout: 20_000 }).toEqual(['a']);
    await expect(looping).rejects.toThrow(TimedOut);
    expect(pool.underWay()).toEqual([]);
  });

  it('counts no time for which a task waits for a thread, or for it to start', async () => {
    const pool = opened(1);
    const from = performance.now();
    await pool.ask({ setup: misbehaves });
    const starting = 50; // ms that a thread takes at least to load what it runs
    expect(pool.longest()).toBeLessThan(performance.now() - from - starting);
    const loading = pool.longest();
    const asked = [1, 2, 3].map(() =>
      pool.ask(taskOf({ misdeed: 'waits-a-little' }), { timeout: 1000, spent: false }),
    );
    expect((await Promise.all(asked)).map(({ kind }) => kind)).toEqual(['done', 'done', 'done']);
    expect(pool.longest()).toBeGreaterThanOrEqual(390); // a timer may fire a little early
    expect(pool.longest()).toBeLessThan(Math.max(loading + 1, 1000));
  });

  it('has every thread load a backend ahead, which is no task of anyone’s', async () => {
    const pool = openPool({ workers: 2, warmUp: 'cpu' });
    onTestFinished(() => pool.close());
    const reply = await pool.ask({ warmUp: 'cpu' });
    expect(reply).toMatchObject({ kind: 'ready', backend: { name: 'cpu' } });
    expect(pool.longest()).toBe(0);
  });

  it('knows its longest task, whatever came after', async () => {
    const pool = opened(1);
    expect(pool.longest()).toBe(0);
    await pool.ask(taskOf({ misdeed: 'waits-a-little' }));
    const longest = pool.longest();
    await pool.ask(taskOf({}));
    expect(pool.longest()).toBe(longest);
  });

  it('rejects what it is asked after it was closed, or interrupted', async () => {
    const closed = openPool({ workers: 1 });
    await closed.close();
    await expect(closed.ask({ setup: misbehaves })).rejects.toThrow('the worker threads are closed');
    const interruption = new AbortController();
    const interrupted = opened(1, interruption.signal);
    interruption.abort();
    await new Promise((resolve) => setTimeout(resolve, 100)); // until its threads have ended
    await expect(interrupted.ask({ setup: misbehaves })).rejects.toThrow('the worker threads are closed');
  });

  it('rejects what it is asked when it is closed', async () => {
    const pool = openPool({ workers: 1 });
    const asked = [1, 2].map(() => pool.ask(taskOf({ misdeed: 'waits' })));
    const outcomes = Promise.allSettled(asked);
    await pool.close();
    expect((await outcomes).map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  });
});

describe('subjects in one pool', () => {
  let pool: Pool;
  beforeAll(() => {
    pool = openPool({ workers: 2 });
  });
  afterAll(() => pool.close());

  it('do not mix, though there are more of them than a worker keeps, from one module and from several', async () => {
    const setups = ['one', 'two', 'three', 'four', 'five', 'six'].map((name) => setupOf('named', name));
    const runners = await Promise.all(
      [setupOf('tiny', 'tiny'), ...setups].map((setup) => createSubjectRunner(pool, setup)),
    );
    const results = await Promise.all(
      [...runners, ...runners].map((runner) => runner.run(planOf({ a: {}, b: {} }), ignore)),
    );
    const losses = results.map(({ scalars }) => [...scalars.values()].map(({ loss }) => loss));
    const drawn = losses[0]?.[0];
    const once = [drawn, 1, 2, 3, 4, 5, 6];
    expect(drawn).not.toSatisfy(Number.isInteger);
    expect(losses).toEqual([...once, ...once].map((loss) => [loss, loss]));
  });

  it('are ended at their timeout where they loop while they are imported; others go on', async () => {
    const loading = createSubjectRunner(pool, setupOf('loops-on-import', 'any'), { timeout: 300 });
    await expect(loading).rejects.toThrow(
      new TimedOut('to load the subject took longer than 0.3 s: --timeout gives it more'),
    );
    const runner = await createSubjectRunner(pool, setupOf('named', 'one'));
    expect(statesOf((await runner.run(planOf({ a: {} }), ignore)).records)).toEqual({ a: 'finished' });
  });

  it('whose runs are timed lose the one that takes too long; the others are made', async () => {
    const alone = opened(1);
    await alone.ask({ setup: misbehaves }); // loaded, which may take longer
    const runner = await createSubjectRunner(alone, misbehaves, { clock: createRunClock(500) });
    const plan = planOf({ a: {}, b: { misdeed: 'loops' }, c: {} });
    const { records } = await runner.run(plan, ignore);
    expect(statesOf(records)).toEqual({ a: 'finished', b: 'threw', c: 'finished' });
    expect(records.get('b')).toMatchObject({
      error: { name: 'TimedOut', message: expect.stringContaining('0.5 s') },
    });
  });

  it('whose run takes too long are not run again: what comes after is recorded untried', async () => {
    const alone = opened(1);
    await alone.ask({ setup: misbehaves }); // loaded, which may take longer
    const runner = await createSubjectRunner(alone, misbehaves, { timeout: 500 });
    const { records, measured } = await runner.run(
      planOf({ a: {}, b: { misdeed: 'loops' }, c: {}, d: {} }),
      ignore,
    );
    expect(statesOf(records)).toEqual({ a: 'finished', b: 'threw', c: 'threw', d: 'threw' });
    expect(records.get('b')).toMatchObject({
      error: { name: 'TimedOut', message: 'it took longer than 0.5 s: --timeout gives it more' },
    });
    const untried = { name: 'Abandoned', message: 'an earlier run of the same code took too long' };
    expect(records.get('c')).toMatchObject({ draws: [], error: untried });
    expect(measured.get('stays-finite')).toContainEqual({
      state: 'threw',
      runs: ['d'],
      probe: false,
      run: 'd',
      message: untried.message,
    });
  });

  it('may each run too long, and leave the others their time', async () => {
    const [hanging, sound] = await Promise.all([
      createSubjectRunner(pool, misbehaves, { timeout: 300 }),
      createSubjectRunner(pool, setupOf('named', 'two'), { timeout: 5000 }),
    ]);
    const [hung, finished] = await Promise.all([
      hanging.run(planOf({ a: { misdeed: 'loops' } }), ignore),
      sound.run(planOf({ a: {}, b: {}, c: {} }), ignore),
    ]);
    expect(statesOf(hung.records)).toEqual({ a: 'threw' });
    expect(statesOf(finished.records)).toEqual({ a: 'finished', b: 'finished', c: 'finished' });
  });
});

describe('an interruption of a pool', () => {
  it('ends what runs and what waits, and records neither', async () => {
    const interruption = new AbortController();
    const { signal } = interruption;
    const runner = await createSubjectRunner(opened(1, signal), misbehaves, { signal, timeout: 20_000 });
    const started = performance.now();
    setTimeout(() => interruption.abort(), 200);
    const { records } = await runner.run(planOf({ a: { misdeed: 'loops' }, b: {}, c: {} }), ignore);
    expect(statesOf(records)).toEqual({});
    expect(performance.now() - started).toBeLessThan(5000);
  });
});
