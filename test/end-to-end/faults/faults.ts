// Faults, and what bookproof makes of them: kills, full disks, signals, corrupt files. Prints tried and survived;
// ends with 1 where one was not survived.
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { bookproof, cpu, halfWritten, leftovers, makeBook, remove, restore, type Ended } from './book.ts';
import { tryCorrupt } from './corrupt.ts';

const survivals: Record<string, { tried: number; survived: number }> = {};
const failures: string[] = [];

/** Counts a fault; `problems` is empty if it was survived. */
function count(kind: string, what: string, problems: readonly string[]): void {
  const row = (survivals[kind] ??= { tried: 0, survived: 0 });
  row.tried++;
  if (problems.length === 0) row.survived++;
  else {
    failures.push(`${kind}, ${what}: ${problems.join('; ')}`);
    process.stderr.write(`not survived: ${failures.at(-1)}\n`); // at once: the whole takes minutes
  }
}

/** Returns what of an end is not as it should be: its code is one of ours, and no bug. */
function problemsOf(ended: Ended, codes: readonly (number | null)[], folder: string): readonly string[] {
  const half = halfWritten(folder);
  return [
    ...(codes.includes(ended.code)
      ? []
      : [`ended with ${ended.code ?? ended.signal}: ${ended.err.slice(-300)}`]),
    ...(ended.err.includes('has a bug') ? ['said to be a bug'] : []),
    ...(half.length > 0 ? [`half-written: ${half.join(', ')}`] : []),
  ];
}

/** 50 kills at random moments of `run`; after each tenth, a run that must be whole and leave nothing behind. */
async function tryKills(): Promise<void> {
  const folder = makeBook();
  const from = performance.now();
  await bookproof(folder, ['run', ...cpu]);
  const whole = performance.now() - from;
  for (let kill = 1; kill <= 50; kill++) {
    const moment = whole * (0.2 + 0.9 * Math.random()); // most of what matters is near the end
    const ended = await bookproof(folder, ['run', ...cpu], (send) =>
      setTimeout(() => send('SIGKILL'), moment),
    );
    count('kills of run', `after ${moment.toFixed(0)} ms`, problemsOf(ended, [null, 4], folder));
    if (kill % 10 > 0) continue;
    const after = await bookproof(folder, ['run', ...cpu]);
    const left = leftovers(folder);
    count('runs after kills', `${kill}`, [
      ...problemsOf(after, [4], folder), // nothing is blessed: undecided
      ...(left.length > 0 ? [`left: ${left.join(', ')}`] : []),
    ]);
  }
  remove(folder);
}

/** Files of at most so many kB: what a write is refused beyond, as on a full disk. */
async function tryDisks(): Promise<void> {
  for (const size of [0, 1, 4, 16, 64, 256, 512, 4096]) {
    const folder = makeBook();
    const ended = await bookproof(folder, ['run', ...cpu], undefined, size);
    const isAnswered = /small book: .*undecided/.test(ended.out);
    count('full disks', `${size} kB`, [
      ...problemsOf(ended, size === 4096 ? [4] : [73, 4], folder),
      ...(isAnswered ? [] : [`no verdict was printed: ${ended.out}`]),
      ...(leftovers(folder).length > 0 ? ['a temporary file is left'] : []),
    ]);
    remove(folder);
  }
}

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
const moments = [0.15, 0.4, 0.6, 0.8, 0.95];
const commands: readonly (readonly string[])[] = [
  ['run', ...cpu],
  ['sabotage', ...cpu],
  ['map', ...cpu],
  ['judge', '-q'],
  ['report', '-q'],
  ['bless', '--yes'],
  ['explain', 'loss-stays-finite'],
  ['compare', 'reports', 'reports'],
];

/** Each signal at five moments of each command. */
async function trySignals(): Promise<void> {
  const [folder, sound] = [makeBook(), makeBook()];
  await bookproof(sound, ['run', ...cpu]);
  for (const args of commands) {
    restore(sound, folder);
    const from = performance.now();
    const normal = await bookproof(folder, args);
    const whole = performance.now() - from;
    for (const signal of signals)
      for (const moment of moments) {
        rmSync(join(folder, 'experiments/small.baseline.json'), { force: true });
        const ended = await bookproof(folder, args, (send) => setTimeout(() => send(signal), whole * moment));
        // Before bookproof is loaded, and after its work is done, Node ends by the signal itself.
        const isEarly = ended.code === null && ended.out === '' && ended.err === '';
        const isDone = ended.code === null && ended.out === normal.out && ended.err === normal.err;
        const left = leftovers(folder);
        count('signals', `${signal} at ${moment} of ${args[0]}`, [
          ...problemsOf(ended, [130, normal.code, ...(isEarly || isDone ? [null] : [])], folder),
          ...(ended.code === 130 && !ended.err.includes(`interrupted by ${signal}`)
            ? ['does not say by which']
            : []),
          ...(left.length > 0 ? [`left: ${left.join(', ')}`] : []),
        ]);
      }
  }
  remove(folder);
  remove(sound);
}

process.once('SIGTERM', () => {
  process.stdout.write(`${JSON.stringify(survivals)}\n`);
  process.exit(1);
});
const from = performance.now();
const sound = makeBook();
await bookproof(sound, ['run', ...cpu]);
await bookproof(sound, ['bless', '--yes']);
const texts = {
  outcome: readFileSync(join(sound, 'reports/small/outcome.json'), 'utf8'),
  baseline: readFileSync(join(sound, 'experiments/small.baseline.json'), 'utf8'),
};
await Promise.all([
  tryKills(),
  (async () => {
    await tryDisks();
    await tryCorrupt(sound, texts, count, problemsOf);
    await trySignals();
  })(),
]);
remove(sound);
process.stdout.write('| fault | tried | survived |\n|---|---|---|\n');
for (const [kind, { tried, survived }] of Object.entries(survivals))
  process.stdout.write(`| ${kind} | ${tried} | ${survived} |\n`);
process.stdout.write(`${((performance.now() - from) / 1000).toFixed(0)} s\n`);
for (const failure of failures) process.stdout.write(`not survived: ${failure}\n`);
if (process.argv[2] !== undefined) writeFileSync(process.argv[2], JSON.stringify(survivals));
process.exitCode = failures.length > 0 ? 1 : 0;
