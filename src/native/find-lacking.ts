import { statfs } from 'node:fs/promises';
import { join } from 'node:path';
import { nativeFigures } from './native-figures.ts';
import { npmCommand } from './npm-command.ts';
import { runCommand } from './run-command.ts';

export type Lacking = {
  /** Without these nothing can be tried. */
  readonly always: readonly string[];
  /** Without these the second way, by TensorFlow's Python wheel, is closed. */
  readonly wheel: readonly string[];
  /** Why no wheel fits this machine, whatever is installed on it. */
  readonly platform?: string;
  /** The C++ compiler found. */
  readonly compiler?: string;
};

type Place = { readonly root: string; readonly env: NodeJS.ProcessEnv };

/** Looks, before anything is fetched, for all that the set-up needs; each thing lacking comes with its remedy. */
export async function findLacking(place: Place): Promise<Lacking> {
  const [npm, disk, pip, compiler] = await Promise.all([
    answers(place, ...npmCommand(['--version'])),
    freeMegabytes(place.root),
    answers(place, 'python3', ['-m', 'pip', '--version']),
    findCompiler(place),
  ]);
  const platform = platformWithoutWheel();
  return {
    always: [
      ...(npm ? [] : ['npm on the PATH (it comes with Node.js)']),
      ...(disk >= nativeFigures.diskMegabytes ? [] : [diskLacking(place.root, disk)]),
    ],
    wheel: [
      ...(pip ? [] : ['pip, as `python3 -m pip` (on Debian and Ubuntu: apt-get install python3-pip)']),
      ...(compiler
        ? []
        : ['a C++ compiler (on Debian and Ubuntu: apt-get install g++; any other: name it in CXX)']),
    ],
    ...(platform && { platform }),
    ...(compiler && { compiler }),
  };
}

async function findCompiler(place: Place): Promise<string | undefined> {
  for (const candidate of [place.env['CXX'], 'c++', 'g++', 'clang++']) {
    if (candidate && (await answers(place, candidate, ['--version']))) return candidate;
  }
  return undefined;
}

async function answers({ root, env }: Place, command: string, args: readonly string[]): Promise<boolean> {
  return (await runCommand(command, args, { cwd: root, env, minutes: 1 })).state === 'succeeded';
}

async function freeMegabytes(root: string): Promise<number> {
  const { bavail, bsize } = await statfs(join(root, 'node_modules'));
  return Math.floor((bavail * bsize) / 1e6);
}

function diskLacking(root: string, free: number): string {
  return `${nativeFigures.diskMegabytes} MB free where ${join(root, 'node_modules')} is (${free} MB are; make room there)`;
}

function platformWithoutWheel(): string | undefined {
  if (process.platform !== 'linux' || process.arch !== 'x64') return `${process.platform} ${process.arch}`;
  const { header } = process.report.getReport() as {
    readonly header: { readonly glibcVersionRuntime?: string };
  };
  return header.glibcVersionRuntime ? undefined : 'linux x64 without glibc';
}
