import { mkdir, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';

export type Staging =
  | { readonly state: 'open'; readonly folder: string; readonly close: () => Promise<void> }
  | { readonly state: 'busy'; readonly folder: string; readonly owner: number };

const prefix = '.bookproof-native-';

/**
 * Opens the folder in which all work is done, and clears what an interrupted set-up left behind.
 *
 * It lies inside node_modules: on the same filesystem, so that the result moves in by one rename, out of
 * the repository's sight, and where Node resolves `@tensorflow/tfjs` to the project's own.
 */
export async function openStaging(root: string): Promise<Staging> {
  const modules = join(root, 'node_modules');
  for (const name of await readdir(modules)) {
    if (!name.startsWith(prefix)) continue;
    const owner = Number(name.slice(prefix.length));
    if (owner !== process.pid && isAlive(owner)) return { state: 'busy', folder: join(modules, name), owner };
    await remove(join(modules, name));
  }
  const folder = join(modules, `${prefix}${process.pid}`);
  await mkdir(folder);
  return { state: 'open', folder, close: () => remove(folder) };
}

async function remove(folder: string): Promise<void> {
  await rm(folder, { recursive: true, force: true, maxRetries: 3 });
}

function isAlive(pid: number): boolean {
  if (!Number.isSafeInteger(pid) || pid <= 0) return false;
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'; // somebody else's process
  }
}
