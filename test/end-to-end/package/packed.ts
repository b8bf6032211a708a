import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { root, withoutActions } from '../workspace.ts';

export function run(command: string, args: readonly string[], cwd: string): string {
  return execFileSync(command, args, {
    cwd,
    encoding: 'utf8',
    env: { ...withoutActions(), NO_COLOR: '1', CI: 'true' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

/** Packs bookproof as `npm publish` would, from a copy, since packing compiles; returns the tarball's path. */
export function packInto(folder: string): string {
  mkdirSync(join(root, '.cache'), { recursive: true });
  const copy = mkdtempSync(join(root, '.cache/package-'));
  const { files } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
    readonly files: readonly string[];
  };
  const listed = files.map((file) => file.replace(/\/\*.*/, '')).filter((name) => name !== 'dist');
  for (const name of new Set([
    ...listed,
    'package.json',
    'tsconfig.json',
    'src',
    'templates',
    'README.md',
    'LICENSE',
  ]))
    cpSync(join(root, name), join(copy, name), { recursive: true });
  const packed = run('npm', ['pack', '--silent', '--pack-destination', folder], copy)
    .trim()
    .split('\n')
    .at(-1);
  rmSync(copy, { recursive: true });
  return join(folder, packed ?? '');
}

export function npmInstall(folder: string, packages: readonly string[]): void {
  run('npm', ['install', '--prefer-offline', '--no-audit', '--no-fund', ...packages], folder);
}
