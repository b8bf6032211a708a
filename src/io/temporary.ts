import { createHash, randomBytes } from 'node:crypto';
import { readFileSync, readlinkSync, rmSync } from 'node:fs';
import { readdir, rm, stat } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';

/** What is left on another machine is taken for dead after so many milliseconds: a week. */
const ageLimit = 7 * 24 * 3_600_000;

/** Reads what some systems do not have. */
function orNothing(read: () => string): string {
  try {
    return read();
  } catch {
    return '';
  }
}

/** Where a process id means one process: a machine since it started, and a container on it. */
const place = createHash('sha256')
  .update(hostname())
  .update(orNothing(() => readFileSync('/proc/sys/kernel/random/boot_id', 'utf8')))
  .update(orNothing(() => readlinkSync('/proc/self/ns/pid')))
  .digest('hex')
  .slice(0, 12);

const pattern = /bookproof-([0-9a-f]{12})-(\d+)-[0-9a-f]{16}/;

/** Returns a name that no other process uses, in whatever container, and that says which process it is of. */
export function temporaryName(): string {
  return `bookproof-${place}-${process.pid}-${randomBytes(8).toString('hex')}`;
}

const present = new Set<string>();
let isWatching = false;

/** Removes a file or folder if the process ends before it is let go of. Returns a function that does that. */
export function removeAtExit(path: string): () => void {
  present.add(path);
  if (!isWatching)
    process.once('exit', () => {
      for (const each of present) orNothing(() => (rmSync(each, { recursive: true, force: true }), ''));
    });
  isWatching = true;
  return () => void present.delete(path);
}

/**
 * Removes from a folder what processes left that were killed: only what has a name of ours, and is of a
 * process of this machine that is gone, or of another machine and a week old. What cannot be removed stays.
 *
 * @param frame what stands around the name of ours: `outcome.json.` and `.tmp`
 */
export async function collectDead(folder: string, frame: RegExp): Promise<void> {
  const names: readonly string[] = await readdir(folder).catch(() => []);
  for (const name of names) {
    const [ours, where, pid] = pattern.exec(name) ?? [];
    if (ours === undefined || !frame.test(name.replace(ours, ''))) continue;
    const path = join(folder, name);
    const isGone = where === place ? !isAlive(Number(pid)) : await isOld(path);
    if (isGone) await rm(path, { recursive: true, force: true }).catch(() => undefined);
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code !== 'ESRCH';
  }
}

async function isOld(path: string): Promise<boolean> {
  const found = await stat(path).catch(() => undefined);
  return found !== undefined && Date.now() - found.mtimeMs > ageLimit;
}
