import { tmpdir } from 'node:os';
import { expect, it } from 'vitest';
import { runCommand, type CommandOptions } from '../../src/native/run-command.ts';

const here = { cwd: tmpdir(), env: {} };
const node = (script: string, options: Partial<CommandOptions> = {}): ReturnType<typeof runCommand> =>
  runCommand(process.execPath, ['-e', script], { ...here, ...options });

it('tells a command that is not there from one that fails', async () => {
  expect(await runCommand('no-such-command', [], here)).toEqual({ state: 'missing' });
  expect(await node('process.exit(3)')).toEqual({ state: 'failed', why: 'ended with exit code 3' });
});

it.for([
  ['an exception', 'at work\nError: no route\n    at line\nnpm error code 1', 'Error: no route'],
  ['pip', 'WARNING: Retrying\nERROR: No matching distribution\n\nhint', 'ERROR: No matching distribution'],
  [
    'a compiler',
    'In file x:\ny.cc:1:2: fatal error: z.h: No such file\n  1 | #include',
    'y.cc:1:2: fatal error: z.h: No such file',
  ],
  [
    'npm',
    'npm error code E404\nnpm error 404 Not Found\nnpm error A complete log is',
    'npm error 404 Not Found',
  ],
  ['something else', 'first\nlast\n\n', 'last'],
] as const)('gives the telling line of %s as the reason', async ([, output, why]) => {
  expect(await node(`console.error(${JSON.stringify(output)}); process.exit(1)`)).toEqual({
    state: 'failed',
    why,
  });
});

it('ends a command that takes too long', async () => {
  expect(await node('setInterval(() => {}, 1000)', { minutes: 0.1 / 60 })).toMatchObject({
    state: 'failed',
    why: expect.stringContaining('no end'),
  });
});

it('on an interrupt ends the command with all that it started, and rejects with the interrupt', async () => {
  const controller = new AbortController();
  // The grandchild holds the pipes open: were it left running, the promise would not settle for ten seconds.
  const grandchild = `require('node:child_process').spawn(process.execPath, ['-e', 'setTimeout(() => {}, 10_000)'], { stdio: 'inherit' })`;
  const running = node(grandchild, { signal: controller.signal });
  setTimeout(() => controller.abort(new Error('interrupted')), 300);
  const start = performance.now();
  await expect(running).rejects.toThrow('interrupted');
  expect(performance.now() - start).toBeLessThan(5_000);
});
