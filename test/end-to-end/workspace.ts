import { spawn } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';

export const root = resolve(import.meta.dirname, '../..');
const launcher = join(root, 'src/bookproof.mjs');

export type Ended = { readonly code: number | null; readonly out: string; readonly err: string };

/** A folder of a book's own, inside the project so that packages resolve, and bookproof to run in it. */
export type Workspace = {
  readonly folder: string;
  write(path: string, text: string): void;
  read(path: string): string;
  bookproof(args: readonly string[], options?: RunOptions): Promise<Ended>;
  remove(): void;
};

export type RunOptions = {
  readonly env?: Readonly<Record<string, string>>;
  /** Sends SIGINT once standard error holds this. */
  readonly interruptAt?: string;
  /** A folder of the workspace to run in. */
  readonly within?: string;
};

/** @param outside of this package, where no package resolves and no folder above has experiments */
export function makeWorkspace(
  files: Readonly<Record<string, string>>,
  { outside = false }: { readonly outside?: boolean } = {},
): Workspace {
  mkdirSync(join(root, '.cache'), { recursive: true });
  const folder = mkdtempSync(outside ? join(tmpdir(), 'bookproof-') : join(root, '.cache/workspace-'));
  const write = (path: string, text: string) => {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  };
  for (const [path, text] of Object.entries(files)) write(path, text);
  return {
    folder,
    write,
    read: (path) => readFileSync(join(folder, path), 'utf8'),
    bookproof: (args, options = {}) => runBookproof(folder, args, options),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

/** Copies the chapter's code and experiment into a workspace. */
export function copyChapter(workspace: Workspace): void {
  cpSync(join(root, 'src/book'), join(workspace.folder, 'src/book'), { recursive: true });
  cpSync(join(root, 'experiments'), join(workspace.folder, 'experiments'), { recursive: true });
}

/** Where the tests themselves run in GitHub Actions, no run of theirs may annotate or summarise the job. */
export function withoutActions(): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('GITHUB_')));
}

function runBookproof(
  cwd: string,
  args: readonly string[],
  { env = {}, interruptAt, within = '.' }: RunOptions,
): Promise<Ended> {
  return new Promise((done, fail) => {
    const child = spawn(process.execPath, [launcher, ...args], {
      cwd: join(cwd, within),
      env: { ...withoutActions(), NO_COLOR: '1', CI: 'true', ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let [out, err] = ['', ''];
    child.stdout.on('data', (chunk: Buffer) => (out += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => {
      const seen = err;
      err += chunk.toString();
      if (interruptAt !== undefined && err.includes(interruptAt) && !seen.includes(interruptAt))
        child.kill('SIGINT');
    });
    child.on('error', fail);
    child.on('close', (code) => done({ code, out, err }));
  });
}
