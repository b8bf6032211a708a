import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { showProgress } from '../../../src/app/decide/progress.ts';

beforeEach(() => void vi.useFakeTimers({ toFake: ['performance', 'setInterval', 'clearInterval'] }));
afterEach(() => void vi.useRealTimers());

async function shown(quiet: boolean, underWay: readonly string[], work: (end: () => void) => void) {
  const lines: string[] = [];
  const terminal = { color: false, width: 80, interactive: false };
  const context = { err: (text: string) => void lines.push(text), terminal, options: { quiet } };
  const progress = await showProgress('small', context, () => underWay);
  work(() => progress.on({ run: 'a', state: 'finished', done: 1, total: 9 }));
  progress.end();
  vi.advanceTimersByTime(1e6); // ended: it says no more
  return lines;
}

describe('showProgress', () => {
  it('says which runs are at work after ten seconds without an end, then each minute', async () => {
    const lines = await shown(false, ['rate=1,seed=0', 'rate=2,seed=0'], () =>
      vi.advanceTimersByTime(75_000),
    );
    expect(lines).toEqual([
      'small: 10 s at rate=1,seed=0, rate=2,seed=0\n',
      'small: 70 s at rate=1,seed=0, rate=2,seed=0\n',
    ]);
  });

  it('counts from the last run that ended', async () => {
    const lines = await shown(false, [], (end) => {
      for (let ended = 0; ended < 5; ended++) {
        vi.advanceTimersByTime(9000);
        end();
      }
      vi.advanceTimersByTime(11_000);
    });
    expect(lines).toEqual(['small: 10 s at lanes\n']);
  });

  it('says nothing with --quiet', async () =>
    expect(await shown(true, ['a'], () => vi.advanceTimersByTime(75_000))).toEqual([]));
});
