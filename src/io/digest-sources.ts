import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { resolve } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { posixPath } from './posix-path.ts';
import { digestRules } from './digest-rules.ts';
import { packageFolder } from './package-folder.ts';
import { readVersion } from './read-version.ts';
import { areListed } from '../outcome/sources.ts';
import type { Sources } from '../model/outcome/sources.ts';
import { packageIn, type Seen } from '../load/seen.ts';
import type { Experiment } from '../model/experiment/experiment.ts';

/**
 * Digests the experiment and bookproof's own rules.
 *
 * @returns a function that adds the files and packages that the subject was seen to load and read, without
 * the files
 * that it wrote
 */
export async function digestSources(cwd: string, experiment: Experiment): Promise<(seen: Seen) => Sources> {
  const rules = { experiment: digest(withoutPlaces(experiment)), checks: await (checks ??= digestChecks()) };
  const named = (path: string) => posixPath(cwd, path);
  return ({ files, packages, written }) =>
    withDigest({
      ...rules,
      files: files
        .filter(({ path }) => !written.includes(path))
        .map(({ path, sha256, kind }) => ({ path: named(path), sha256, kind }))
        .toSorted(byPath),
      packages: packages
        .map((each) => ({ ...each, folder: named(each.folder) }))
        .toSorted((a, b) => (a.folder < b.folder ? -1 : 1)),
    });
}

/**
 * Digests now what an Outcome depends on; what no longer exists is left out. If the Outcome lists no files,
 * its subject counts as unchanged.
 */
export async function presentSources(cwd: string, experiment: Experiment, then: Sources): Promise<Sources> {
  const sourcesOf = await digestSources(cwd, experiment);
  const paths = new Map((then.files ?? []).map((file) => [file.path, file.kind]));
  const files = await Promise.all(
    [...paths].map(async ([path, kind]) => {
      const sha256 = await digestFile(resolve(cwd, path));
      return sha256 === undefined ? [] : [{ path: resolve(cwd, path), kind, sha256 }];
    }),
  );
  const packages = (then.packages ?? []).flatMap(({ folder }) => packageIn(resolve(cwd, folder)) ?? []);
  const { files: listed, packages: used, ...now } = sourcesOf({ files: files.flat(), packages, written: [] });
  return areListed(then) ? { ...now, files: listed, packages: used } : { ...now, subject: then.subject };
}

/** Returns the SHA-256 of a file, in hexadecimal; undefined if it cannot be read. */
async function digestFile(path: string): Promise<string | undefined> {
  const hash = createHash('sha256');
  return pipeline(createReadStream(path), hash).then(
    () => hash.digest('hex'),
    () => undefined,
  );
}

function withDigest(parts: Omit<Sources, 'subject'>): Sources {
  return { subject: digest([parts.files, parts.packages]), ...parts };
}

function byPath(a: NonNullable<Sources['files']>[number], b: NonNullable<Sources['files']>[number]): number {
  return a.path === b.path ? (a.sha256 < b.sha256 ? -1 : 1) : a.path < b.path ? -1 : 1;
}

/**
 * Drops the places of claims and guards, so that a claim that only moved within its file is the same claim. A
 * reading's `at` is no place, and stays.
 */
function withoutPlaces(experiment: Experiment): unknown {
  return JSON.parse(
    JSON.stringify(experiment, (key, value: unknown) => (key === 'at' && isPlace(value) ? undefined : value)),
  );
}

function isPlace(value: unknown): boolean {
  return typeof value === 'object' && value !== null && Object.keys(value).join(' ') === 'line column';
}

let checks: Promise<string> | undefined;

/** The digest of the sources of this bundle, which build.mjs defines; undefined if this runs from the sources. */
declare const bundledRules: string | undefined;

/**
 * Digests bookproof's own rules: its version and its sources. The result is the same whether it runs from
 * them or bundled.
 */
async function digestChecks(): Promise<string> {
  const rules =
    typeof bundledRules === 'string'
      ? bundledRules
      : await digestRules(fileURLToPath(new URL('src', packageFolder)));
  return digest([await readVersion(), rules]);
}

function digest(value: unknown): string {
  return createHash('sha256').update(JSON.stringify(value)).digest('hex').slice(0, 16);
}
