import { afterEach, describe, expect, it, vi } from 'vitest';
import { createPrewarm } from '../../../src/app/decide/prewarm.ts';
import * as pools from '../../../src/run/pool/worker-pool.ts';

const close = vi.fn(async () => undefined);
const openPool = vi.spyOn(pools, 'openPool').mockImplementation(() => ({
  ask: async () => {
    throw new Error('nothing is asked');
  },
  longest: () => 0,
  underWay: () => [],
  seen: () => ({ files: [], packages: [], written: [] }),
  close,
}));
const { signal } = new AbortController();
const threads = (env: Readonly<Record<string, string>> = {}) =>
  createPrewarm({ backend: 'wasm', workers: 2 }, { env, signal });

afterEach(() => vi.clearAllMocks());

describe('threads that are opened ahead', () => {
  it('load the backend before an experiment asks for them', () => {
    threads();
    expect(openPool.mock.calls).toEqual([[{ workers: 2, warmUp: 'wasm', signal }]]);
  });

  it('are others for each experiment, opened once', () => {
    const ahead = threads();
    const first = ahead.takeThreads();
    ahead.openThreads();
    ahead.openThreads();
    expect(ahead.takeThreads()).not.toBe(first);
    expect(openPool).toHaveBeenCalledTimes(2);
  });

  it('are opened when they are wanted, where nobody did so before', () => {
    const ahead = threads();
    ahead.takeThreads();
    ahead.takeThreads();
    expect(openPool).toHaveBeenCalledTimes(2);
  });

  it('are closed where nobody takes them, and left to whoever does', async () => {
    const ahead = threads();
    await ahead.close();
    expect(close).toHaveBeenCalledTimes(1);
    const taken = threads();
    taken.takeThreads();
    await taken.close();
    expect(close).toHaveBeenCalledTimes(1);
  });
});

describe('work that is begun early', () => {
  it('may fail: whoever needs its result will see the error', async () => {
    const work = vi.fn(async () => {
      throw new Error('no charts');
    });
    threads().begin(work);
    await vi.waitFor(() => expect(work).toHaveBeenCalledOnce());
  });

  it('is not begun where that is switched off, nor are threads opened before they are wanted', () => {
    const prewarm = threads({ BOOKPROOF_PREWARM: 'off' });
    const work = vi.fn(async () => undefined);
    prewarm.begin(work);
    prewarm.openThreads();
    expect(work).not.toHaveBeenCalled();
    expect(openPool).not.toHaveBeenCalled();
    prewarm.takeThreads();
    expect(openPool).toHaveBeenCalledOnce();
  });
});
