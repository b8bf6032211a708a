import { afterEach, describe, expect, it, vi } from 'vitest';
import { prewarmWorkers } from '../../../src/app/decide/prewarm-workers.ts';
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
const threads = () => prewarmWorkers({ backend: 'wasm', workers: 2 }, { signal });

afterEach(() => vi.clearAllMocks());

describe('threads that are opened ahead', () => {
  it('load the backend before an experiment asks for them', () => {
    threads();
    expect(openPool.mock.calls).toEqual([[{ workers: 2, warmUp: 'wasm', signal }]]);
  });

  it('are others for each experiment, opened once', () => {
    const ahead = threads();
    const first = ahead.take();
    ahead.open();
    ahead.open();
    expect(ahead.take()).not.toBe(first);
    expect(openPool).toHaveBeenCalledTimes(2);
  });

  it('are opened when they are wanted, where nobody did so before', () => {
    const ahead = threads();
    ahead.take();
    ahead.take();
    expect(openPool).toHaveBeenCalledTimes(2);
  });

  it('are closed where nobody takes them, and left to whoever does', async () => {
    const ahead = threads();
    await ahead.close();
    expect(close).toHaveBeenCalledTimes(1);
    const taken = threads();
    taken.take();
    await taken.close();
    expect(close).toHaveBeenCalledTimes(1);
  });
});
