import { describe, expect, it } from 'vitest';
import { createRunClock } from '../../../src/run/pool/run-clock.ts';

function clockAfter(times: readonly number[], timeout?: number) {
  const clock = createRunClock(timeout);
  for (const time of times) clock.note(time);
  return clock;
}

describe('createRunClock', () => {
  it('sets no limit before a run has ended, unless one is given', () => {
    expect(clockAfter([]).limit()).toBeUndefined();
    expect(clockAfter([], 500).limit()).toBe(500);
    expect(clockAfter([90_000], 500).limit()).toBe(500);
  });

  it('gives a run twenty times the median of the others, and a minute at least', () => {
    expect(clockAfter([1, 2, 900]).limit()).toBe(60_000);
    expect(clockAfter([4000, 5000, 1e6]).limit()).toBe(100_000);
  });

  it('follows the latest runs, not those of long ago', () => {
    const clock = clockAfter([...Array<number>(200).fill(10), ...Array<number>(101).fill(10_000)]);
    expect(clock.limit()).toBe(200_000);
  });

  it('says what was too long, beside the others where they set the limit', () => {
    expect(clockAfter([200]).explain()).toBe(
      'it took longer than 60 s, and the others 0.2 s: --timeout gives it more',
    );
    expect(clockAfter([200], 1500).explain()).toBe('it took longer than 1.5 s: --timeout gives it more');
  });
});
