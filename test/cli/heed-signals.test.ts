import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { heeded, heedSignals } from '../../src/cli/heed-signals.ts';

let before: readonly (readonly [NodeJS.Signals, readonly unknown[]])[];
let [said, exits] = ['', 0];
let signal: AbortSignal;

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setInterval', 'performance'] });
  before = heeded.map((name) => [name, process.listeners(name)]);
  [said, exits] = ['', 0];
  signal = heedSignals({ say: (text) => void (said += text), exit: () => void exits++ });
});
afterEach(() => {
  for (const [name, listeners] of before)
    for (const listener of process.listeners(name))
      if (!listeners.includes(listener)) process.off(name, listener);
  vi.useRealTimers();
});

const pass = (milliseconds: number) => vi.advanceTimersByTime(milliseconds);

describe('heedSignals', () => {
  it.each(heeded)('aborts at %s, and says which it was', (name) => {
    process.emit(name, name);
    expect(signal.reason).toBe(name);
    expect(said).toBe(`interrupted by ${name}\n`);
    expect(exits).toBe(0);
  });

  it('takes a signal to the process and to its group as one', () => {
    pass(1000);
    process.emit('SIGTERM', 'SIGTERM');
    pass(3);
    process.emit('SIGTERM', 'SIGTERM');
    pass(400);
    process.emit('SIGINT', 'SIGINT');
    expect(exits).toBe(0);
    expect(said).toBe('interrupted by SIGTERM\n');
  });

  it('ends at once at a second one, of whatever kind', () => {
    pass(1000);
    process.emit('SIGINT', 'SIGINT');
    pass(600);
    process.emit('SIGHUP', 'SIGHUP');
    expect(exits).toBe(1);
  });
});

describe('heedSignals, of signals that synchronous work kept waiting', () => {
  /** As the event loop does after such work: timers first, then both signals. */
  it.each([
    ['a timer went first', true],
    ['no timer went yet', false],
  ])('counts the first from before the work: %s', (_, timerFirst) => {
    let time = 1000;
    let beat = () => {};
    vi.spyOn(globalThis, 'setInterval').mockImplementation(((work: () => void) => {
      beat = work;
      return { unref: () => undefined };
    }) as unknown as typeof setInterval);
    const held = heedSignals({ say: () => undefined, exit: () => void exits++, now: () => time });
    for (time = 1000; time < 2000; time += 100) beat();
    time += 3000; // of work
    if (timerFirst) beat();
    process.emit('SIGINT', 'SIGINT');
    expect(held.aborted).toBe(true);
    expect(exits).toBe(0);
    process.emit('SIGINT', 'SIGINT');
    expect(exits).toBe(1);
    vi.restoreAllMocks();
  });
});
