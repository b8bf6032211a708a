import { describe, expect, it, vi } from 'vitest';
import { batchCalls } from '../../../src/run/pool/batch-calls.ts';

const double = vi.fn(async (asked: readonly number[]) => asked.map((each) => 2 * each));

describe('what is asked in one turn', () => {
  it('is answered together, so many at a time, each with its own answer', async () => {
    double.mockClear();
    const ask = batchCalls(2, double);
    expect(await Promise.all([1, 2, 3].map(ask))).toEqual([2, 4, 6]);
    expect(double.mock.calls).toEqual([[[1, 2]], [[3]]]);
  });

  it('is apart from what is asked later', async () => {
    double.mockClear();
    const ask = batchCalls(2, double);
    await ask(1);
    expect(await ask(5)).toBe(10);
    expect(double.mock.calls).toEqual([[[1]], [[5]]]);
  });

  it('fails together, and leaves what is not asked with it alone', async () => {
    const ask = batchCalls(2, async (asked: readonly number[]) => {
      if (asked.includes(1)) throw new Error('one');
      return asked;
    });
    const settled = await Promise.allSettled([1, 2, 3].map(ask));
    expect(settled.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'fulfilled']);
  });

  it('is told where the answers are too few', async () => {
    const ask = batchCalls(2, async () => []);
    await expect(ask(1)).rejects.toThrow('0 answers where 1 were asked for');
  });
});
