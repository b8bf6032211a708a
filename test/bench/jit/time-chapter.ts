import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { median } from '../median.ts';
import type { PeerPlace } from './prepare-peers.ts';

/** The chapter's experiment as a whole process, beside a notebook of the chapter where one can be executed. */
export function timeChapter(root: string, place: PeerPlace | undefined, rounds: number): void {
  const reports = mkdtempSync(join(tmpdir(), 'bookproof-bench-'));
  const experiment = ['run', 'experiments/weight-decay.experiment.ts', '--quiet', '--output', reports];
  const bookproof = () =>
    seconds(root, process.execPath, [join(root, 'src/bookproof.mjs'), ...experiment], [1, 3, 4]);
  const notebook = () => seconds(root, place?.python ?? '', [join(root, 'test/bench/peers/notebook.py')]);
  const hasNotebook = place !== undefined && !place.missing.nbclient && !place.missing.torch;
  const times = { bookproof: [] as number[], notebook: [] as number[] };
  for (let round = 0; round < rounds; round++) {
    times.bookproof.push(bookproof());
    if (hasNotebook) times.notebook.push(notebook());
  }
  rmSync(reports, { recursive: true });
  console.log('\nthe chapter, a whole cold process');
  console.log(
    `  bookproof: all its claims and guards, and the report: ${median(times.bookproof).toFixed(1)} s`,
  );
  if (hasNotebook)
    console.log(
      `  nbclient: a notebook of its two fits in PyTorch, no check: ${median(times.notebook).toFixed(1)} s`,
    );
  else console.log('  nbclient, executing a notebook of the chapter: not timed (--peers, where it installs)');
}

/** @param verdicts exit codes that tell what was found, not that it failed */
function seconds(
  cwd: string,
  command: string,
  args: readonly string[],
  verdicts: readonly number[] = [],
): number {
  const start = performance.now();
  try {
    execFileSync(command, args, { cwd, stdio: 'pipe' });
  } catch (error) {
    if (!(error instanceof Error && 'status' in error && verdicts.includes(Number(error.status))))
      throw error;
  }
  return (performance.now() - start) / 1000;
}
