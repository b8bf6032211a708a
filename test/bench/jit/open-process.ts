import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import type { Contestant } from './contestant.ts';

/** A contestant that is a process of its own: it tells its name, then answers line for line (see peers/asks.py). */
export async function openProcess(command: string, args: readonly string[]): Promise<Contestant> {
  // A machine may hold OpenBLAS back for the sake of older builds; a peer runs as fast as it can.
  const env = Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !name.startsWith('OPENBLAS_')),
  );
  const child = spawn(command, args, { stdio: ['pipe', 'pipe', 'inherit'], env });
  const died = once(child, 'exit').then(([code]) => {
    throw new Error(`${command} ${args.join(' ')} ended with ${code}`);
  });
  died.catch(() => undefined); // it ends at the close, too
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const nextLine = async (): Promise<string> => {
    const { value } = await Promise.race([lines.next(), died]);
    return String(value);
  };
  return {
    name: await nextLine(),
    async ask(work, runs, seed) {
      child.stdin.write(`${work} ${runs} ${seed}\n`);
      const [seconds = Number.NaN, train = Number.NaN, test = Number.NaN] = (await nextLine())
        .split(' ')
        .map(Number);
      return { seconds, train, test };
    },
    close: () => child.stdin.end(),
  };
}
