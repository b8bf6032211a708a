import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createProgress } from '../../../src/run/pool/progress.ts';
import { createRunClock } from '../../../src/run/pool/run-clock.ts';

beforeEach(() => void vi.useFakeTimers({ toFake: ['performance'] }));
afterEach(() => void vi.useRealTimers());

describe('createProgress', () => {
  it('times each run from when it begins until the next does, or the task ends', () => {
    const noted: number[] = [];
    const progress = createProgress({ ...createRunClock(), note: (took) => void noted.push(took) });
    vi.advanceTimersByTime(5);
    progress.note({ run: 'a' });
    vi.advanceTimersByTime(20);
    progress.note({ run: 'b' });
    progress.note({ run: 'b', printed: 'no end' });
    vi.advanceTimersByTime(30);
    progress.end();
    expect(noted).toEqual([20, 30]);
  });

  it('finds a run overdue at the second look, so that late news are heard first', () => {
    const progress = createProgress(createRunClock(100));
    progress.note({ run: 'a' });
    vi.advanceTimersByTime(101);
    expect([progress.isOverdue(), progress.explain()]).toEqual([false, undefined]);
    progress.note({ run: 'b' });
    vi.advanceTimersByTime(101);
    expect([progress.isOverdue(), progress.isOverdue()]).toEqual([false, true]);
    expect([progress.run(), progress.explain()]).toEqual(['b', expect.stringContaining('0.1 s')]);
  });

  it('finds nothing overdue before the first run, or without a clock', () => {
    for (const progress of [createProgress(createRunClock(1)), createProgress()]) {
      vi.advanceTimersByTime(1000);
      expect([progress.isOverdue(), progress.isOverdue()]).toEqual([false, false]);
    }
    const progress = createProgress();
    progress.note({ run: 'a' });
    vi.advanceTimersByTime(1e9);
    expect([progress.isOverdue(), progress.isOverdue()]).toEqual([false, false]);
  });

  it('passes on what a run prints', () => {
    const printed: string[] = [];
    const progress = createProgress(undefined, (run, text) => void printed.push(`${run} ${text}`));
    progress.note({ run: 'a', printed: 'one' });
    expect(printed).toEqual(['a one']);
  });
});
