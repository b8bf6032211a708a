import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { openRunner, type RunEvent, type Runner } from '../../src/run/runner.ts';
import { SubjectError } from '../../src/run/worker/load-subject.ts';
import { planOf, setupOf, statesOf } from './tiny-experiment.ts';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'bookproof-runner-'));
});
afterAll(() => rm(folder, { recursive: true }));

/** Two workers on a subject of test/fixtures/subjects. */
function open(file: string, exportName: string, signal?: AbortSignal): Promise<Runner> {
  return openRunner({ ...setupOf(file, exportName), workers: 2, ...(signal ? { signal } : {}) });
}

describe('worker threads', () => {
  let runner: Runner;
  beforeAll(async () => {
    runner = await open('misbehaves', 'misbehaves');
  });
  afterAll(() => runner.close());

  it('leave a record, scalars and a measurement of every run, and tell of each', async () => {
    const events: RunEvent[] = [];
    const { records, scalars, measured } = await runner.run(planOf({ a: {}, b: { epochs: 1 } }), (event) =>
      events.push(event),
    );
    expect(runner.backend).toMatchObject({ name: 'cpu', why: 'chosen by --backend cpu' });
    expect(statesOf(records)).toEqual({ a: 'finished', b: 'finished' });
    expect(scalars.get('a')).toEqual({ loss: expect.any(Number) });
    expect(
      measured
        .get('stays-finite')
        ?.map(({ runs }) => runs[0])
        .toSorted(),
    ).toEqual(['a', 'b']);
    expect(events.map(({ done, total }) => `${done} of ${total}`)).toEqual(['1 of 2', '2 of 2']);
  });

  it('keep a run that threw apart from those that did not', async () => {
    const { records, measured } = await runner.run(
      planOf({ a: { misdeed: 'throws' }, b: {} }),
      () => undefined,
    );
    expect(statesOf(records)).toEqual({ a: 'threw', b: 'finished' });
    expect(records.get('a')).toMatchObject({ error: { name: 'RangeError', message: 'of its own' } });
    expect(measured.get('stays-finite')).toContainEqual({
      state: 'threw',
      runs: ['a'],
      probe: false,
      run: 'a',
      name: 'RangeError',
      message: 'of its own',
      at: expect.stringMatching(/misbehaves\.ts:\d+:\d+$/),
    });
  });

  it('try a run again whose worker died, and are fine where it does not die twice', async () => {
    const once = { misdeed: 'ends-its-process-once', trace: join(folder, 'died') };
    const { records } = await runner.run(planOf({ a: once, b: {} }), () => undefined);
    expect(statesOf(records)).toEqual({ a: 'finished', b: 'finished' });
  });

  it('record a run as thrown whose worker always dies, and go on with the others', async () => {
    const cells = { a: { misdeed: 'ends-its-process' }, b: {}, c: { misdeed: 'rejects-unheard' }, d: {} };
    const { records, measured } = await runner.run(planOf(cells), () => undefined);
    expect(statesOf(records)).toEqual({ a: 'threw', b: 'finished', c: 'threw', d: 'finished' });
    expect(records.get('a')).toMatchObject({
      draws: [],
      error: { name: 'WorkerDied', message: expect.stringMatching(/^its worker died twice \(.+\)$/) },
    });
    expect(measured.get('stays-finite')).toContainEqual(
      expect.objectContaining({ state: 'threw', runs: ['a'], run: 'a' }),
    );
  });
});

describe('an interruption', () => {
  it('keeps what is finished and does not wait for the rest', async () => {
    const interruption = new AbortController();
    const runner = await open('misbehaves', 'misbehaves', interruption.signal);
    onTestFinished(() => runner.close());
    const plan = planOf({ a: {}, b: { misdeed: 'waits' }, c: { misdeed: 'waits' }, d: {} });
    const started = performance.now();
    const { records } = await runner.run(plan, () => interruption.abort());
    expect(statesOf(records)).toEqual({ a: 'finished' });
    expect(performance.now() - started).toBeLessThan(10_000);
  });
});

describe('threads that are interrupted before they are opened', () => {
  it('load nothing', async () => {
    const started = performance.now();
    await expect(open('loops-on-import', 'any', AbortSignal.abort())).rejects.toThrow();
    expect(performance.now() - started).toBeLessThan(10_000);
  });
});

describe('a subject that cannot be had', () => {
  it('is told in one line before any run', async () => {
    await expect(open('tiny', 'tyni')).rejects.toThrow(
      new SubjectError('the subject subjects/tiny.ts has no export "tyni": it exports limit, tiny'),
    );
  });
});
