import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';

/** Python packages, each imported under its own name to see whether it is there. */
const packages = {
  jax: ['jax[cpu]'],
  torch: ['torch'], // on Linux it brings libraries for graphics cards along, some gigabytes, unless pip is told of an index of CPU builds
  numpy: ['numpy'],
  nbclient: ['nbclient', 'nbformat', 'ipykernel', 'matplotlib'],
} as const;

export type PeerNeed = keyof typeof packages | 'c';

/** What the peers run on; by need, why it cannot be had. */
export type PeerPlace = {
  readonly python: string;
  /** The compiled peer in C. */
  readonly c: string;
  readonly missing: Readonly<Partial<Record<PeerNeed, string>>>;
};

/** Sets up a Python environment and compiles the C peer, in a folder that is kept from time to time. */
export function preparePeers(cache: string, sources: string): PeerPlace {
  mkdirSync(cache, { recursive: true });
  const environment = join(cache, 'bench-python');
  const [python, c] = [join(environment, 'bin/python'), join(cache, 'bench-fit')];
  const missing: Partial<Record<PeerNeed, string>> = {};
  if (!existsSync(python)) attempt('python3', ['-m', 'venv', environment]);
  for (const [need, names] of Object.entries(packages) as [keyof typeof packages, readonly string[]][]) {
    const modules = names.map((name) => name.replace(/\[.*/, ''));
    if (attempt(python, ['-c', `import ${modules.join(', ')}`]) === undefined) continue;
    console.log(`pip installs ${names.join(', ')} …`);
    const failure = attempt(python, ['-m', 'pip', 'install', '--quiet', ...names]);
    if (failure !== undefined) missing[need] = failure;
  }
  const flags = ['-Ofast', '-march=native', '-pthread'];
  const failure = attempt('gcc', [...flags, '-o', c, join(sources, 'fit.c'), '-lm']);
  if (failure !== undefined) missing.c = failure;
  return { python, c, missing };
}

/** Why a command failed: the last line that it wrote. */
function attempt(command: string, args: readonly string[]): string | undefined {
  const { status, error, stderr } = spawnSync(command, args, { encoding: 'utf8' });
  if (status === 0) return undefined;
  return error?.message ?? stderr.trim().split('\n').at(-1) ?? `${command} ended with ${status}`;
}
