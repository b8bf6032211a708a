import { appendFile, stat } from 'node:fs/promises';

/**
 * Adds to a file that others write to as well.
 *
 * @param textFor what to add, by how many bytes are there already
 */
export async function appendToFile(path: string, textFor: (already: number) => string): Promise<void> {
  const found = await stat(path).catch(() => undefined);
  await appendFile(path, textFor(found?.size ?? 0));
}
