import { appendFile, stat } from 'node:fs/promises';

/**
 * Appends to a file that other programs write to as well.
 *
 * @param textFor renders the text to add, given the number of bytes already there
 */
export async function appendToFile(path: string, textFor: (already: number) => string): Promise<void> {
  const found = await stat(path).catch(() => undefined);
  await appendFile(path, textFor(found?.size ?? 0));
}
