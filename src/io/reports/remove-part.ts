import { rm, rmdir } from 'node:fs/promises';
import { join } from 'node:path';
import { outcomeFile, pageFile, partFolder } from './read-outcomes.ts';
import { isOurs } from './assert-replaceable.ts';

/**
 * Removes the part beside the report of an experiment, which a later whole report makes out of date. A file
 * that bookproof did not write stays.
 */
export async function removePart(folder: string, id: string): Promise<void> {
  const part = join(folder, id, partFolder);
  for (const [name, kind] of [
    [outcomeFile, 'outcome'],
    [pageFile, 'page'],
  ] as const)
    if (await isOurs(join(part, name), kind))
      await rm(join(part, name), { force: true }).catch(() => undefined);
  await rmdir(part).catch(() => undefined); // it is not there, or holds a file of the user's
}
