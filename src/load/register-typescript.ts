import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

/**
 * How this thread imports TypeScript: the function that undoes it, and the tsconfig.json whose `paths` it
 * follows.
 */
type Registration = {
  readonly tsconfig: string | undefined;
  unregister(): Promise<void>;
};

/**
 * Key of the registration on the thread. bookproof.mjs and worker-bootstrap.mjs store theirs there if they
 * start from the sources.
 */
const registered = Symbol.for('bookproof.typescript');
const thread = globalThis as { [registered]?: Registration };

/**
 * Lets this thread load TypeScript: Node 20 strips no types, and newer versions only some. CommonJS is
 * registered first. A module of a CommonJS package is required in the end even if it is imported, and with
 * the hooks for ES modules alone it would be required in a circle.
 *
 * @param folder of the module to load, whose nearest tsconfig.json is followed
 * @returns whether anything had to be registered
 * @throws Error if that tsconfig.json cannot be read
 */
export async function registerTypeScript(folder: string): Promise<boolean> {
  const tsconfig = tsconfigOf(folder);
  const before = thread[registered];
  if (before !== undefined && before.tsconfig === tsconfig) return false;
  await before?.unregister();
  const [commonjs, esm] = await Promise.all([import('tsx/cjs/api'), import('tsx/esm/api')]);
  const variable = process.env['TSX_TSCONFIG_PATH'];
  if (tsconfig !== undefined) process.env['TSX_TSCONFIG_PATH'] = tsconfig; // the hooks for CommonJS take no option
  try {
    const undo = commonjs.register();
    const undoModules = esm.register(tsconfig === undefined ? {} : { tsconfig });
    thread[registered] = {
      tsconfig,
      unregister: () => {
        undo();
        return undoModules();
      },
    };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new Error(`${tsconfig ?? 'tsconfig.json'} cannot be read: ${reason}`, { cause: error });
  } finally {
    if (variable === undefined) delete process.env['TSX_TSCONFIG_PATH'];
    else process.env['TSX_TSCONFIG_PATH'] = variable;
  }
  return true;
}

/**
 * Returns the nearest tsconfig.json above a folder. It is undefined if tsx finds the same one itself, or if
 * the environment names another.
 */
function tsconfigOf(folder: string): string | undefined {
  if (process.env['TSX_TSCONFIG_PATH'] !== undefined) return undefined;
  const nearest = nearestTsconfig(folder);
  return nearest === nearestTsconfig(process.cwd()) ? undefined : nearest;
}

function nearestTsconfig(folder: string): string | undefined {
  const file = join(folder, 'tsconfig.json');
  if (existsSync(file)) return file;
  return dirname(folder) === folder ? undefined : nearestTsconfig(dirname(folder));
}
