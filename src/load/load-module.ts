import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import type { ModuleNamespace } from './exported.ts';

const require = createRequire(import.meta.url);

/**
 * Loads a module once it is known how this thread loads TypeScript. What its name says to be CommonJS is required:
 * Node 20 imports `.cts` with a `require` that knows no ES modules.
 *
 * @param url of a file
 */
export async function loadModule(url: URL): Promise<ModuleNamespace> {
  if (/\.c[jt]s$/.test(url.pathname)) return { default: require(fileURLToPath(url)) };
  return import(/* @vite-ignore */ url.href);
}
