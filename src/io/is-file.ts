import { stat } from 'node:fs/promises';

/** Whether a file is there. */
export async function isFile(path: string): Promise<boolean> {
  const found = await stat(path).catch(() => undefined);
  return found?.isFile() ?? false;
}
