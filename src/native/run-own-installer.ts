import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { stagedPackage } from './fetch-package.ts';
import { npmCommand } from './npm-command.ts';
import { runCommand } from './run-command.ts';
import type { InstallStep, Workplace } from './step.ts';

/**
 * Runs tfjs-node's own install script in the staging folder.
 *
 * By `npm run` rather than as a dependency's script: npm 12 blocks those of packages that were not approved,
 * npm 11 and earlier run them; a script that is named runs with all of them.
 */
export async function runOwnInstaller({ staging, env, signal }: Workplace): Promise<InstallStep> {
  const folder = stagedPackage(staging);
  const ran = await runCommand(...npmCommand(['run', 'install']), { cwd: folder, env, signal, minutes: 20 });
  if (ran.state === 'succeeded') return { state: 'done' };
  const why = ran.state === 'failed' ? ran.why : 'npm is not on the PATH';
  // It unpacks whatever its host answers, so a refusal (403) looks like a damaged archive.
  const refused = why.includes('TAR_BAD_ARCHIVE');
  return {
    state: 'failed',
    why: refused ? 'TensorFlow’s host refused the download, or what it sent is no archive' : why,
  };
}

/** Takes away what the own installer left, so that the other way starts clean. */
export async function clearOwnInstall(staging: string): Promise<void> {
  for (const name of ['deps', 'lib', 'build']) {
    await rm(join(stagedPackage(staging), name), { recursive: true, force: true });
  }
}
