import { spawn } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { parseOutcome } from '../../../src/outcome/parse-outcome.ts';
import { smallExperiment, smallSubject } from '../../cli/commands/small-book.ts';

const root = resolve(import.meta.dirname, '../../..');
const launcher = join(root, 'src/bookproof.mjs');

export type Ended = {
  readonly code: number | null;
  readonly signal: string | null;
  readonly out: string;
  readonly err: string;
};

const files = {
  'book.js': smallSubject,
  'experiments/small.experiment.yaml': smallExperiment
    .replace('guards: [streams]', 'guards: [streams, drift]')
    .replace('loss(rate=2) is finite\n', 'loss(rate=2) < 1e9\n    map: { rate: [0, 1, 2], epoch: 1..3 }\n'),
  'experiments/small.sabotage.yaml': `
defects:
  - id: no-rate
    says: The rate is ignored.
    edits: [{ find: rate * (i + 1), replace: 0 * (i + 1) }]
    noticedBy: { loss-falls-along-rate: }
`,
};

/** Makes a book of one tiny experiment, inside the project so that packages resolve. */
export function makeBook(): string {
  mkdirSync(join(root, '.cache'), { recursive: true });
  const folder = mkdtempSync(join(root, '.cache/faults-'));
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  return folder;
}

export const cpu = ['--backend', 'cpu', '-j', '1', '--jit', 'off', '-q'];

/** Runs a command in a book; `disturb` gets its process. */
export function bookproof(
  cwd: string,
  args: readonly string[],
  disturb: (kill: (signal: NodeJS.Signals) => void) => void = () => undefined,
  limit?: number,
): Promise<Ended> {
  return new Promise((done, fail) => {
    const env = { ...process.env, NO_COLOR: '1', CI: '' }; // bless does nothing where CI is set
    const words = [process.execPath, launcher, ...args];
    const child =
      limit === undefined
        ? spawn(words[0] ?? '', words.slice(1), { cwd, env, stdio: ['ignore', 'pipe', 'pipe'] })
        : spawn('bash', ['-c', `ulimit -f ${limit}; exec "$@"`, 'bash', ...words], {
            cwd,
            env,
            stdio: ['ignore', 'pipe', 'pipe'],
          });
    let [out, err] = ['', ''];
    child.stdout.on('data', (chunk: Buffer) => (out += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (err += chunk.toString()));
    child.on('error', fail);
    child.on('close', (code, signal) => done({ code, signal, out, err }));
    disturb((name) => void child.kill(name));
  });
}

/** Returns what is half-written below the reports of a book; a file that a killed process left is none. */
export function halfWritten(folder: string): readonly string[] {
  const reports = join(folder, 'reports');
  if (!existsSync(reports)) return [];
  return listFiles(reports).filter((path) => {
    if (isLeft(path)) return false;
    const text = readFileSync(path, 'utf8');
    try {
      if (path.endsWith('outcome.json')) parseOutcome(text, path);
    } catch {
      return true;
    }
    return path.endsWith('.html') && !text.trimEnd().endsWith('</html>');
  });
}

/** Returns the temporary files and copies that are in a book. */
export function leftovers(folder: string): readonly string[] {
  return listFiles(folder).filter((path) => isLeft(path) || path.includes('/.bookproof/sabotage-'));
}

function isLeft(path: string): boolean {
  return path.endsWith('.tmp');
}

function listFiles(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}

export function remove(folder: string): void {
  rmSync(folder, { recursive: true, force: true });
}

export function restore(from: string, to: string): void {
  remove(to);
  cpSync(from, to, { recursive: true });
}
