import { mkdir, rename } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { stagedPackage } from './fetch-package.ts';
import { probeNative } from './probe-native.ts';
import type { InstallStep, Workplace } from './step.ts';

/**
 * Moves the finished tfjs-node from the staging folder into node_modules and tries it there; where it does not load
 * after all, what was there before comes back.
 */
export async function moveIntoPlace({ root, staging, env, signal }: Workplace): Promise<InstallStep> {
  const place = join(root, 'node_modules', '@tensorflow', 'tfjs-node');
  const before = join(staging, 'before');
  await mkdir(dirname(place), { recursive: true });
  const replaced = await renameIfThere(place, before);
  await rename(stagedPackage(staging), place);

  const takeBack = async (): Promise<void> => {
    await rename(place, stagedPackage(staging));
    if (replaced) await rename(before, place);
  };
  try {
    const probe = await probeNative({ root, specifier: '@tensorflow/tfjs-node', env, signal });
    if (probe.state === 'loads') return { state: 'done', tensorflow: probe.tensorflow };
    await takeBack();
    const why = probe.state === 'broken' ? probe.why : 'it is not found from there';
    return {
      state: 'failed',
      why: `tfjs-node loads in a folder of its own, but not in node_modules: ${why}`,
    };
  } catch (error) {
    await takeBack();
    throw error;
  }
}

async function renameIfThere(from: string, to: string): Promise<boolean> {
  try {
    await rename(from, to);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return false;
    throw error;
  }
}
