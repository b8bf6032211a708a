#!/usr/bin/env node
// Starts bookproof from its sources where they lie beside this file, as in a checkout, else as compiled.
import { existsSync } from 'node:fs';
import module from 'node:module';
import { fileURLToPath } from 'node:url';

module.enableCompileCache?.(); // Node 22 and later: dependencies start faster the second time

const source = new URL('./cli.ts', import.meta.url);
if (existsSync(fileURLToPath(source))) {
  const { register } = await import('tsx/esm/api');
  register();
  await import(source.href);
} else {
  await import(new URL('../dist/cli.js', import.meta.url).href);
}
