import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import type { ModuleNamespace } from './exported.ts';

const require = createRequire(import.meta.url);

/**
 * Loads a module, once `registerTypeScript` has prepared this thread. A module whose name says CommonJS is
 * required, since Node 20 imports `.cts` with a `require` that knows no ES modules.
 *
 * @param url of a file
 */
export async function loadModule(url: URL): Promise<ModuleNamespace> {
  if (/\.c[jt]s$/.test(url.pathname)) return { default: require(fileURLToPath(url)) };
  return import(/* @vite-ignore */ url.href);
}
