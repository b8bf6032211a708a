import { readdir, readFile, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { posixPath } from './posix-path.ts';
import { settingsFile } from './read-settings.ts';
import { home, listFolder } from './find-experiments.ts';

/** What makes a folder a package: it may be the root of what is below it. */
const isPackageFile = (name: string) => name === 'package.json' || settingsFile.test(name);

/**
 * Finds the folder that bookproof works in: the nearest one, here or above, that is a package and holds
 * experiments/. Here they count without a package too. Returns undefined if there is none.
 */
export async function findRoot(here: string): Promise<string | undefined> {
  for (let folder = here; ; folder = dirname(folder)) {
    const isCandidate = folder === here || (await isPackage(folder));
    if (isCandidate && (await holdsExperiments(folder))) return folder;
    if (dirname(folder) === folder) return undefined;
  }
}

/**
 * Finds the workspaces of a monorepo that hold experiments, as posix paths relative to its root. Their
 * patterns may end in a star or two; others are not followed.
 */
export async function findWorkspaces(root: string): Promise<readonly string[]> {
  const found: string[] = [];
  for (const pattern of await workspacePatterns(root))
    for (const folder of await expand(root, pattern)) if (await holdsExperiments(folder)) found.push(folder);
  return [...new Set(found.map((folder) => posixPath(root, folder)))]
    .filter((path) => path !== '')
    .toSorted();
}

async function isPackage(folder: string): Promise<boolean> {
  return (await readdir(folder).catch(() => [])).some(isPackageFile);
}

async function holdsExperiments(folder: string): Promise<boolean> {
  return (await listFolder(join(folder, home))).length > 0;
}

async function workspacePatterns(root: string): Promise<readonly string[]> {
  const read = async (file: string, parsed: (text: string) => unknown) => {
    const text = await readFile(join(root, file), 'utf8').catch(() => undefined);
    try {
      return text === undefined ? undefined : ((await parsed(text)) as Record<string, unknown> | null);
    } catch {
      return undefined; // the package manager reports what is wrong with it
    }
  };
  const manifest = (await read('package.json', (text) => JSON.parse(text)))?.['workspaces'];
  const listed = Array.isArray(manifest) ? manifest : (manifest as { packages?: unknown })?.packages;
  const pnpm = (
    await read(
      'pnpm-workspace.yaml',
      async (text) => (await import('../spec/yaml/read-yaml.ts')).readYaml(text).data,
    )
  )?.['packages'];
  return [listed, pnpm].flat().filter((each): each is string => typeof each === 'string');
}

async function expand(root: string, pattern: string): Promise<readonly string[]> {
  const [, front = '', stars] = /^(?:\.\/)?([^*!?{}[\]]*?)\/?(\*{0,2})\/?$/.exec(pattern) ?? [];
  if (stars === undefined) return [];
  const base = join(root, front);
  if (stars === '') return [base];
  return foldersBelow(base, stars === '*' ? 1 : 4);
}

async function foldersBelow(folder: string, depth: number): Promise<readonly string[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  const folders = entries
    .filter((entry) => entry.isDirectory() && entry.name !== 'node_modules' && !entry.name.startsWith('.'))
    .map(({ name }) => join(folder, name));
  if (depth === 1) return folders;
  const deeper = await Promise.all(folders.map((each) => foldersBelow(each, depth - 1)));
  return [...folders, ...deeper.flat()];
}

/** Returns the folder that a path names, or in which the file that it names is; undefined if it is not there. */
export async function folderAt(path: string): Promise<string | undefined> {
  const found = await stat(path).catch(() => undefined);
  if (found === undefined) return undefined;
  return found.isDirectory() ? path : dirname(path);
}
