import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { PeerPlace } from './prepare-peers.ts';

/** Seconds of whole processes, one for each round. */
export type ChapterTimes = {
  /** `npm run experiments` for the chapter: its claims and guards, 1,000 seeds, maps and the report. */
  readonly bookproof: readonly number[];
  /** Executing a notebook of the chapter's two fits, which checks nothing; none where it cannot be executed. */
  readonly notebook: readonly number[];
};

/** Times the chapter's experiment, beside a notebook of the chapter where one can be executed. */
export function timeChapter(root: string, place: PeerPlace | undefined, rounds: number): ChapterTimes {
  const reports = mkdtempSync(join(tmpdir(), 'bookproof-bench-'));
  const experiment = ['experiments/weight-decay.experiment.ts', '--output', reports];
  const bookproof = () => seconds(root, 'npm', ['run', 'experiments', '--', ...experiment], [1, 3, 4]);
  const notebook = () => seconds(root, place?.python ?? '', [join(root, 'test/bench/peers/notebook.py')]);
  const hasNotebook = place !== undefined && !place.missing.nbclient && !place.missing.torch;
  const times = { bookproof: [] as number[], notebook: [] as number[] };
  for (let round = 0; round < rounds; round++) {
    times.bookproof.push(bookproof());
    if (hasNotebook) times.notebook.push(notebook());
  }
  rmSync(reports, { recursive: true });
  return times;
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
