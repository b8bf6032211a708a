import { readFile } from 'node:fs/promises';
import { packageFolder } from './package-folder.ts';

/** Reads bookproof's own version. */
export async function readVersion(): Promise<string> {
  const text = await readFile(new URL('package.json', packageFolder), 'utf8');
  const { version }: { version: string } = JSON.parse(text);
  return version;
}
