import { afterEach, expect, it } from 'vitest';
import { abortOnInterrupt } from '../../src/native/abort-on-interrupt.ts';

const heard: string[] = [];
const hear = (signal: string): void => void heard.push(signal);
afterEach(() => void process.off('SIGHUP', hear));

it('aborts the work, lets it clean up, and only then raises the interrupt again', async () => {
  const work = abortOnInterrupt(async (signal) => {
    await new Promise((resolve) => signal.addEventListener('abort', resolve));
    heard.push('cleaned up');
    process.on('SIGHUP', hear); // from here on somebody else waits for it
  });
  process.kill(process.pid, 'SIGHUP');
  await work;
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(heard).toEqual(['cleaned up', 'SIGHUP']);
});

it('leaves no listener behind', async () => {
  const before = process.listenerCount('SIGINT');
  expect(await abortOnInterrupt(async () => 7)).toBe(7);
  expect(process.listenerCount('SIGINT')).toBe(before);
});
