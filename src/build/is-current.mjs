import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** Whether no source in some folders is newer than a file that is written after they were compiled. */
export function isCurrent(built, folders) {
  const { mtimeMs } = statSync(built);
  const pending = [...folders];
  for (let folder = pending.pop(); folder !== undefined; folder = pending.pop()) {
    for (const entry of readdirSync(folder, { withFileTypes: true })) {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) pending.push(path);
      else if (/\.(ts|mjs|json)$/.test(entry.name) && statSync(path).mtimeMs > mtimeMs) return false;
    }
  }
  return true;
}
