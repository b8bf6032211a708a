// `npm run bench -- report`: how heavy the page is, how long it takes to draw from a saved Outcome and to open in a browser.
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Outcome } from '../../src/model/outcome/outcome.ts';
import { serialiseOutcome } from '../../src/outcome/serialise-outcome.ts';
import { outcomeOfManyRuns, outcomeOfPictures } from '../fixtures/report/large-outcomes.ts';
import { median } from './median.ts';
import { openTimes } from './open-times.ts';

const rounds = 5;
const root = resolve(import.meta.dirname, '../..');

type Unit = 'kB' | 's';
type Limits = Readonly<Partial<Record<'bytes' | 'gzipped' | 'drawn' | 'ready' | 'live', number>>>;
type Case = { readonly name: string; readonly outcome: () => Outcome; readonly limits: Limits };

/** In bytes and seconds. */
const cases: readonly Case[] = [
  {
    name: 'six pictures',
    outcome: () => outcomeOfPictures(6),
    limits: { bytes: 800e3, gzipped: 250e3, drawn: 1, ready: 0.3, live: 0.3 },
  },
  {
    name: 'fifty pictures',
    outcome: () => outcomeOfPictures(50),
    limits: { bytes: 3e6, drawn: 2.5, ready: 1 },
  },
  { name: '10,000 runs', outcome: outcomeOfManyRuns, limits: { bytes: 2e6 } },
];

execFileSync('npm', ['run', '--silent', 'build'], { cwd: root }); // what is installed runs compiled
console.log(`the report's page, Node ${process.versions.node}, medians of ${rounds}`);
const bare = timed(() => node(['-e', '0'], root));
const vega = timed(() => node(['--input-type=module', '-e', "import 'vega'"], root));
console.log(`for comparison: a bare process ${seconds(bare)}, one that imports Vega alone ${seconds(vega)}`);
for (const each of cases) await measure(each);

async function measure({ name, outcome, limits }: Case): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'bookproof-bench-'));
  try {
    const place = join(folder, 'reports', 'ridge');
    mkdirSync(place, { recursive: true });
    writeFileSync(join(place, 'outcome.json'), serialiseOutcome(outcome()));
    const drawn = timed(() => node([join(root, 'src/bookproof.mjs'), 'report', '--quiet'], folder));
    const page = readFileSync(join(place, 'index.html'));
    console.log(`\n${name}`);
    tell('page', page.length, 'kB', limits.bytes);
    tell('page, gzipped', gzipSync(page).length, 'kB', limits.gzipped);
    tell('drawn by a cold process', drawn, 's', limits.drawn, ` (${(drawn / vega).toFixed(1)} × Vega alone)`);
    const opened = await openTimes(join(place, 'index.html'), rounds);
    if (typeof opened === 'string') return console.log(`  ${opened}`);
    tell('ready in the browser', opened.ready, 's', limits.ready);
    if (opened.live === null) console.log('  first click to a live picture: there is none');
    else tell('first click to a live picture', opened.live, 's', limits.live);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Prints a figure beside its limit; one beyond it fails the benchmark. */
function tell(what: string, value: number, unit: Unit, limit: number | undefined, more = ''): void {
  const words = unit === 's' ? seconds : kilobytes;
  const isMet = limit === undefined || value <= limit;
  if (!isMet) process.exitCode = 1;
  const beside = limit === undefined ? '' : `limit ${words(limit).padStart(8)}  ${isMet ? 'met' : 'NOT MET'}`;
  console.log(`  ${what.padEnd(30)} ${words(value).padStart(8)}  ${beside}${more}`);
}

function node(args: readonly string[], cwd: string): void {
  execFileSync(process.execPath, args, { cwd });
}

/** Seconds. */
function timed(work: () => void): number {
  return median(
    Array.from({ length: rounds }, () => {
      const from = performance.now();
      work();
      return (performance.now() - from) / 1000;
    }),
  );
}

function seconds(value: number): string {
  return `${value.toFixed(2)} s`;
}

function kilobytes(value: number): string {
  return `${(value / 1000).toFixed(0)} kB`;
}
