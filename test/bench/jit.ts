// `npm run bench -- jit`: tracing the chapter and running it in lanes, beside the book's code as it is written;
// with `--peers` beside JAX, PyTorch, NumPy and C too; `--million` makes a million runs; `--rounds=9`.
import { execFileSync } from 'node:child_process';
import { join, resolve } from 'node:path';
import { compileChapter } from './jit/compile-chapter.ts';
import type { Contestant } from './jit/contestant.ts';
import { openLaneWorkers } from './jit/open-lane-workers.ts';
import { openPeers, type Entry } from './jit/open-peers.ts';
import { preparePeers } from './jit/prepare-peers.ts';
import { runRounds, type Timed } from './jit/run-rounds.ts';
import { timeChapter } from './jit/time-chapter.ts';
import { median } from './median.ts';

const options = process.argv.slice(3);
const rounds = Number(options.find((option) => option.startsWith('--rounds='))?.slice(9) ?? 7);
const root = resolve(import.meta.dirname, '../..');
const sources = join(import.meta.dirname, 'peers');

console.log(`runs in lanes, Node ${process.versions.node}, ${rounds} rounds, each of every contestant once`);
const place = options.includes('--peers') ? preparePeers(join(root, '.cache'), sources) : undefined;
for (const [need, reason] of Object.entries(place?.missing ?? {})) console.log(`MISSING: ${need}: ${reason}`);
await compareSpeed();
measureStart();
measureMemory();
measureChapter();

async function compareSpeed(): Promise<void> {
  const { compiled } = await compileChapter();
  const [one, two] = [await openLaneWorkers(compiled, 1), await openLaneWorkers(compiled, 2)];
  const own = [one, two].flatMap((contestant, at) => ownEntries(contestant, (at + 1) as 1 | 2));
  const others = await openPeers(place, sources);
  const timed = await runRounds([...own, ...others], rounds);
  for (const { contestant } of [...own, ...others]) contestant.close();
  for (const work of ['all', 'draw', 'fit'] as const) {
    const titles = { all: '1,000 runs, all in', draw: 'of it, random numbers', fit: 'of it, the rest' };
    console.log(`\n${titles[work]}${' '.repeat(47 - titles[work].length)} ms a run   times ours (spread)`);
    const belongs = ({ entry }: Timed) => entry.work === work || (work === 'all' && entry.work === 'one');
    for (const each of timed.filter(belongs)) tellSpeed(each, timed);
  }
  const workers = ratios(ownTimes(timed, 1, 'all'), ownTimes(timed, 2, 'all'));
  tell('2 workers beside 1', median(workers), 1.8, 'at least', 'times as fast', spread(workers));
}

function ownEntries(contestant: Contestant, against: 1 | 2): readonly Entry[] {
  const works = ['all', 'draw', 'fit'] as const;
  return works.map((work) => ({ name: contestant.name, contestant, work, runs: 1000, against }));
}

function ownTimes(timed: readonly Timed[], workers: 1 | 2, work: Entry['work']): readonly number[] {
  const asked = work === 'one' ? 'all' : work;
  const own = timed.find(({ entry }) => entry.against === workers && entry.work === asked);
  if (!own) throw new Error('our own times come first');
  return own.times;
}

function ratios(theirs: readonly number[], ours: readonly number[]): readonly number[] {
  return theirs.map((time, round) => time / (ours[round] ?? Number.NaN));
}

function tellSpeed({ entry, times, first }: Timed, timed: readonly Timed[]): void {
  const { name, work, against, limit, runs } = entry;
  const time = median(times);
  const line = `  ${name.padEnd(52)} ${time.toFixed(4).padStart(9)}`;
  if (name.startsWith('bookproof')) return console.log(line);
  const all = ratios(times, ownTimes(timed, against, work));
  const ratio = median(all);
  const faster = ratio < 1 ? '  IT IS FASTER' : '';
  const compiling = first - (time * runs) / 1000;
  const more = name.startsWith('JAX') && compiling > 0.5 ? `  (compiles ${compiling.toFixed(1)} s)` : '';
  console.log(
    `${line} ${ratio.toFixed(1).padStart(10)} × (${spread(all)})${verdict(ratio, limit, 'at least')}${faster}${more}`,
  );
}

/** Trace and compile: in a cold process, and once the engine has compiled its own code. */
function measureStart(): void {
  console.log('\ntrace and compile');
  const times = Array.from({ length: Math.min(rounds, 5) }, () => child('compile-times.ts')) as number[][];
  const at = (turn: number) => times.map((each) => (each[turn] ?? Number.NaN) / 1000);
  tell('the first time in a process', median(at(0)), 0.7, 'at most', 's', spread(at(0)));
  tell('the fourth time', median(at(3)), undefined, 'at most', 's', spread(at(3)));
}

function measureMemory(): void {
  console.log('\npeak memory of the process, 2 workers');
  const sizes = [1e3, 1e4, 1e5, ...(options.includes('--million') ? [1e6] : [])];
  const peaks = new Map<number, number>();
  for (const runs of sizes) {
    const { seconds, bytes } = child('peak-memory.ts', String(runs)) as { seconds: number; bytes: number };
    peaks.set(runs, bytes / 1e6);
    const cost = `${((seconds / runs) * 1000).toFixed(4)} ms a run`;
    tell(`${runs.toLocaleString('en')} runs`, bytes / 1e6, 400, 'at most', 'MB', cost);
  }
  const [most, base] = [sizes.at(-1) ?? 0, 1e4];
  const growth = (peaks.get(most) ?? Number.NaN) / (peaks.get(base) ?? Number.NaN);
  tell(`${most.toLocaleString('en')} runs beside 10,000`, growth, 1.2, 'at most', 'times', '');
}

function measureChapter(): void {
  console.log('\nthe chapter, a whole cold process');
  const { bookproof, notebook } = timeChapter(root, place, 3);
  tell('npm run experiments, all of it', median(bookproof), 6, 'at most', 's', spread(bookproof));
  if (notebook.length > 0)
    tell(
      'nbclient: a notebook of its two fits',
      median(notebook),
      undefined,
      'at most',
      's',
      spread(notebook),
    );
  else console.log('  nbclient, executing a notebook of the chapter: not timed (--peers, where it installs)');
}

function child(file: string, ...args: string[]): unknown {
  const script = join(import.meta.dirname, 'jit', file);
  const text = execFileSync(process.execPath, ['--import', 'tsx', script, ...args], {
    cwd: root,
    encoding: 'utf8',
  });
  return JSON.parse(text);
}

function spread(values: readonly number[]): string {
  const digits = Math.max(...values) < 10 ? 2 : 0;
  return `${Math.min(...values).toFixed(digits)} to ${Math.max(...values).toFixed(digits)}`;
}

type Bound = 'at least' | 'at most';

function tell(
  what: string,
  value: number,
  limit: number | undefined,
  bound: Bound,
  unit: string,
  more: string,
): void {
  const number = value < 10 ? value.toFixed(2) : value.toFixed(0);
  const beside = more === '' ? '' : ` (${more})`;
  console.log(`  ${what.padEnd(52)} ${number.padStart(9)} ${unit}${beside}${verdict(value, limit, bound)}`);
}

/** A figure beyond its limit fails the benchmark. */
function verdict(value: number, limit: number | undefined, bound: Bound): string {
  if (limit === undefined) return '';
  const isMet = bound === 'at least' ? value >= limit : value <= limit;
  if (!isMet) process.exitCode = 1;
  return `  ${bound} ${limit}: ${isMet ? 'met' : 'NOT MET'}`;
}
