import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { median } from './median.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const rounds = 9;
const commands = [['help'], ['version'], ['list'], ['run', '--output', '.cache/reports-start']];

/** Seconds from the start of a command on a terminal until the first byte that it prints; then it is stopped. */
function firstByte(args: readonly string[]): Promise<number> {
  return new Promise((done, fail) => {
    const began = performance.now();
    const command = [process.execPath, 'src/bookproof.mjs', ...args].join(' ');
    const { CI: _, ...env } = process.env;
    // `script` lends it a terminal.
    const child = spawn('script', ['-qec', command, '/dev/null'], { cwd: root, env, stdio: 'pipe' });
    const end = () => {
      done((performance.now() - began) / 1000);
      child.kill('SIGKILL');
    };
    child.stdout.once('data', end);
    child.stderr.once('data', end);
    child.on('error', fail);
    child.on('close', () => fail(new Error(`bookproof ${args.join(' ')} printed nothing`)));
  });
}

for (const args of commands) {
  const times: number[] = [];
  for (let round = 0; round < rounds; round++) times.push(await firstByte(args));
  const [least, middle] = [Math.min(...times), median(times)].map((time) => time.toFixed(2));
  console.log(`bookproof ${args[0]}: first line after ${middle} s (median of ${rounds}; least ${least} s)`);
}
