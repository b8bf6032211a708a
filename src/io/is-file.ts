import { stat } from 'node:fs/promises';

/** Returns true if a file exists at the path. */
export async function isFile(path: string): Promise<boolean> {
  const found = await stat(path).catch(() => undefined);
  return found?.isFile() ?? false;
}
