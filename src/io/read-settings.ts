import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describeLoadError } from '../load/describe-load-error.ts';
import { exportedAs } from '../load/exported.ts';
import { loadModule } from '../load/load-module.ts';
import { registerTypeScript } from '../load/register-typescript.ts';
import { settings, type Settings } from '../model/settings.ts';
import { didYouMean, hintFor } from '../spec/did-you-mean.ts';

/** The settings of a package, and where they stand. */
export type ReadSettings = { readonly values: Settings; readonly place: string };

export const settingsFile = /^bookproof\.config\.(ts|mts|js|mjs)$/;

/**
 * Reads the settings in a folder: of `bookproof` in package.json, or the default export of bookproof.config.
 *
 * @returns them, or the mistakes in them, a line each
 */
export async function readSettings(
  root: string,
): Promise<ReadSettings | { readonly mistakes: readonly string[] } | undefined> {
  const files = (await readdir(root).catch(() => [])).filter((name) => settingsFile.test(name));
  const inPackage = await readPackage(root);
  const places = [...files, ...(inPackage === undefined ? [] : [packagePlace])];
  if (places.length > 1)
    return { mistakes: [`settings stand in ${places.join(' and in ')}: keep one of them`] };
  if (inPackage !== undefined) return validate(inPackage, packagePlace);
  const [file] = files;
  if (file === undefined) return undefined;
  try {
    await registerTypeScript(root);
    const [value] = exportedAs(await loadModule(pathToFileURL(join(root, file))), 'default');
    if (value === undefined) return { mistakes: [`${file} has no default export: export default { … }`] };
    return validate(value, file);
  } catch (error) {
    return { mistakes: [`${file} throws when it is imported: ${describeLoadError(error, root)}`] };
  }
}

const packagePlace = '"bookproof" in package.json';

/** Returns what package.json has as `bookproof`; undefined if it has nothing, or is no JSON, as npm reports. */
async function readPackage(root: string): Promise<unknown> {
  const text = await readFile(join(root, 'package.json'), 'utf8').catch(() => '{}');
  try {
    return (JSON.parse(text) as { readonly bookproof?: unknown } | null)?.bookproof;
  } catch {
    return undefined;
  }
}

function validate(value: unknown, place: string): ReadSettings | { readonly mistakes: readonly string[] } {
  const read = settings.safeParse(value);
  if (read.success) return { values: read.data, place };
  const known = Object.keys(settings.shape);
  return {
    mistakes: read.error.issues.flatMap((issue) => {
      if (issue.code !== 'unrecognized_keys') {
        const name = issue.path.length === 0 ? 'it' : issue.path.join('.');
        const meant = nearValue(issue, value);
        return [
          `${place}: ${name} ${issue.message}${meant === undefined ? '' : `; did you mean "${meant}"?`}`,
        ];
      }
      return issue.keys.map((key) => {
        const hint = hintFor(key, known, `known are ${known.join(', ')}`);
        return `${place}: unknown setting "${key}"; ${hint}`;
      });
    }),
  };
}

function nearValue(
  issue: { readonly code?: string; readonly path: readonly PropertyKey[]; readonly values?: unknown },
  value: unknown,
): string | undefined {
  const [key] = issue.path;
  const written = key === undefined ? undefined : (value as Record<PropertyKey, unknown>)[key];
  if (issue.code !== 'invalid_value' || typeof written !== 'string' || !Array.isArray(issue.values))
    return undefined;
  return didYouMean(written, issue.values.map(String));
}
