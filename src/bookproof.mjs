#!/usr/bin/env node
// Starts bookproof as compiled. In a checkout, where `npm ci` compiles it, from the sources if one of them is newer.
import { existsSync } from 'node:fs';
import module from 'node:module';
import { fileURLToPath } from 'node:url';

module.enableCompileCache?.(); // Node 22 and later: dependencies start faster the second time

const compiled = new URL('../dist/cli.js', import.meta.url);
const built = new URL('../dist/built', import.meta.url); // written last
const source = new URL('./cli.ts', import.meta.url);

try {
  if (await isCompiled()) {
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

async function isCompiled() {
  if (!existsSync(source)) return true; // the published package
  if (!existsSync(built)) return false;
  const { isCurrent } = await import('./build/is-current.mjs');
  return isCurrent(built, [fileURLToPath(new URL('.', import.meta.url))]);
}
