import { copyFile, mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { nativeFigures } from './native-figures.ts';
import { npmCommand } from './npm-command.ts';
import type { InstallStep, Workplace } from './step.ts';
import { runCommand } from './run-command.ts';

/** tfjs-node's folder in a staging folder. */
export function stagedPackage(staging: string): string {
  return join(staging, 'node_modules', '@tensorflow', 'tfjs-node');
}

/**
 * Has npm put tfjs-node into the staging folder, without running any script of a package.
 *
 * What it depends on lies nested inside its own folder, so that this one folder is all that has to move later,
 * and nothing else of the project's node_modules is touched.
 */
export async function fetchPackage(
  { root, staging, env, signal }: Workplace,
  version: string,
): Promise<InstallStep> {
  await mkdir(join(staging, 'placeholder'));
  await writeJson(join(staging, 'placeholder', 'package.json'), { name: '@tensorflow/tfjs', version });
  await writeJson(join(staging, 'package.json'), {
    private: true,
    dependencies: {
      '@tensorflow/tfjs-node': version,
      [nativeFigures.headers.name]: nativeFigures.headers.version,
    },
    // A second TensorFlow.js would have a registry of backends of its own; the project's is used instead.
    overrides: { '@tensorflow/tfjs': 'file:./placeholder' },
  });
  await copyIfThere(join(root, '.npmrc'), join(staging, '.npmrc'));

  const quiet = ['--no-package-lock', '--no-audit', '--no-fund', '--loglevel=error'];
  const args = ['install', '--prefix', staging, '--ignore-scripts', '--install-strategy=nested', ...quiet];
  const installed = await runCommand(...npmCommand(args), { cwd: staging, env, signal, minutes: 20 });
  if (installed.state === 'missing') return { state: 'failed', why: 'npm is not on the PATH' };
  if (installed.state === 'failed')
    return { state: 'failed', why: `npm could not fetch tfjs-node: ${installed.why}` };
  await rm(join(stagedPackage(staging), 'node_modules', '@tensorflow'), { recursive: true, force: true });
  return { state: 'done' };
}

async function writeJson(path: string, value: unknown): Promise<void> {
  await writeFile(path, JSON.stringify(value, null, 2));
}

async function copyIfThere(from: string, to: string): Promise<void> {
  try {
    await copyFile(from, to); // it may name the registry to use
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  }
}
