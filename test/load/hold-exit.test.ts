import { expect, it } from 'vitest';
import { holdExit } from '../../src/load/hold-exit.ts';

it('returns what was loaded, and lets the process exit again', async () => {
  const before = Object.getOwnPropertyDescriptor(process, 'exit');
  expect(await holdExit(async () => 7)).toBe(7);
  expect(Object.getOwnPropertyDescriptor(process, 'exit')).toEqual(before);
});

it('takes an exit as an error of the module, even one that it catches', async () => {
  const before = Object.getOwnPropertyDescriptor(process, 'exit');
  const quiet = holdExit(async () => {
    try {
      process.exit(3);
    } catch {
      return 7;
    }
  });
  await expect(quiet).rejects.toThrow('it calls process.exit(3)');
  await expect(holdExit(async () => process.exit())).rejects.toThrow(/exit\(\)$/);
  expect(Object.getOwnPropertyDescriptor(process, 'exit')).toEqual(before);
});

it('takes a wait that nothing can end as an error', async () => {
  const waiting = holdExit(() => new Promise(() => undefined));
  process.emit('beforeExit', 0);
  await expect(waiting).rejects.toThrow('it awaits what never comes');
  expect(process.listenerCount('beforeExit')).toBe(0);
});
