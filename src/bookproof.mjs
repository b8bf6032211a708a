#!/usr/bin/env node
// Starts bookproof as compiled. In a checkout, where `npm ci` compiles it, from the sources if one of them is newer.
import { existsSync, readdirSync, statSync } from 'node:fs';
import module from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

module.enableCompileCache?.(); // Node 22 and later: dependencies start faster the second time

const compiled = new URL('../dist/cli.js', import.meta.url);
const built = new URL('../dist/built', import.meta.url); // written last
const source = new URL('./cli.ts', import.meta.url);

try {
  if (isCurrent()) {
    await import(compiled.href);
  } else {
    const { registerSources } = await import('./load/from-sources.mjs');
    await registerSources();
    await import(source.href);
  }
} catch (error) {
  // The system may refuse before there is anything to explain it; Node would end with 1, a verdict's code.
  if (error?.syscall === undefined) throw error;
  process.stderr.write(
    `bookproof cannot be loaded: the system refused ${error.syscall} (${error.code}), ${error.path ?? 'no path'}\n`,
  );
  process.exitCode = 2;
}

function isCurrent() {
  if (!existsSync(source)) return true; // the published package
  if (!existsSync(built)) return false;
  const { mtimeMs } = statSync(built);
  const folder = fileURLToPath(new URL('.', import.meta.url));
  const files = readdirSync(folder, { recursive: true }).filter((file) => /\.(ts|mjs|json)$/.test(file));
  return files.every((file) => statSync(join(folder, file)).mtimeMs <= mtimeMs);
}
