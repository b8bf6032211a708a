import { readFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import { isOwnCode } from './own-code.ts';

/** A file that a subject loaded or read, with the SHA-256 of what it held then, in hexadecimal. */
export type SeenFile = {
  readonly path: string;
  readonly sha256: string;
  readonly kind: 'code' | 'data';
  /** Only by what the subject is held to be equivalent to. */
  readonly reference?: true;
};

/** A package that a subject loaded from, and the folder it lies in. */
export type SeenPackage = { readonly name: string; readonly version: string; readonly folder: string };

/** What a subject loaded and read, and what it wrote. Paths are absolute. */
export type Seen = {
  readonly files: readonly SeenFile[];
  readonly packages: readonly SeenPackage[];
  readonly written: readonly string[];
};

export const nothingSeen: Seen = { files: [], packages: [], written: [] };

export type SeenList = {
  /** @param sha256 absent: a file of a package */
  note(path: string, kind: SeenFile['kind'], sha256?: string, reference?: boolean): void;
  noteWritten(path: string): void;
  /** Whether a file is of interest, and not noted yet. */
  wants(path: string): boolean;
  /** What is new since it was last taken; undefined if nothing is. */
  take(): Seen | undefined;
};

/** Creates the list of what is loaded and read in this thread. */
export function createSeenList(): SeenList {
  const known = new Set<string>();
  const written = new Set<string>();
  let fresh = { files: [] as SeenFile[], packages: [] as SeenPackage[], written: [] as string[] };
  const wants = (path: string) => !known.has(path) && !isOwnCode(path) && !isOfSystem(path);
  const notePackage = (path: string) => {
    const folder = packageFolderOf(path);
    if (folder === undefined || known.has(folder)) return;
    known.add(folder);
    const found = packageIn(folder);
    if (found !== undefined) fresh.packages.push(found);
  };
  return {
    wants,
    note(path, kind, sha256, reference = false) {
      if (!wants(path)) return;
      if (sha256 === undefined) return notePackage(path);
      known.add(path);
      const file = { path, sha256, kind: path.endsWith('.json') ? 'data' : kind } as const;
      fresh.files.push(reference ? { ...file, reference } : file);
    },
    noteWritten(path) {
      if (written.has(path)) return;
      written.add(path);
      fresh.written.push(path);
    },
    take() {
      const { files, packages, written: paths } = fresh;
      if (files.length + packages.length + paths.length === 0) return undefined;
      const taken = fresh;
      fresh = { files: [], packages: [], written: [] };
      return taken;
    },
  };
}

/**
 * Joins what several threads saw, each file once. One that changed meanwhile stands there as each of them loaded it;
 * one that any of them loaded for the subject is not of the reference alone.
 */
export function joinSeen(all: readonly Seen[]): Seen {
  const files = new Map<string, SeenFile>();
  for (const file of all.flatMap((seen) => seen.files)) {
    const key = `${file.path} ${file.sha256}`;
    if (files.get(key)?.reference !== undefined || !files.has(key)) files.set(key, file);
  }
  const packages = all.flatMap((seen) => seen.packages).map((each) => [each.folder, each] as const);
  return {
    files: [...files.values()],
    packages: [...new Map(packages).values()],
    written: [...new Set(all.flatMap((seen) => seen.written))],
  };
}

/** Not a file of a book, though it may look like one. */
function isOfSystem(path: string): boolean {
  return /^\/(proc|dev|sys)\//.test(path);
}

function packageFolderOf(path: string): string | undefined {
  const folders = `${sep}node_modules${sep}`;
  const at = path.lastIndexOf(folders);
  if (at < 0) return undefined;
  const start = at + folders.length;
  const [first = '', second = ''] = path.slice(start).split(sep);
  return path.slice(0, start) + (first.startsWith('@') ? join(first, second) : first);
}

/** Reads the name and version of the package in a folder; undefined if there is none. */
export function packageIn(folder: string): SeenPackage | undefined {
  try {
    const { name, version }: { name?: unknown; version?: unknown } = JSON.parse(
      readFileSync(join(folder, 'package.json'), 'utf8'),
    );
    return typeof name === 'string' && typeof version === 'string' ? { name, version, folder } : undefined;
  } catch {
    return undefined; // no package, or none that can be told: whoever loads from it is told why
  }
}
