import { readFileSync } from 'node:fs';
import { join, sep } from 'node:path';

/** A file that a subject loaded or read, with the SHA-256 of its content at that time, in hexadecimal. */
export type SeenFile = {
  readonly path: string;
  readonly sha256: string;
  readonly kind: 'code' | 'data';
  /** Set if only the reference of the guard equivalence used it. */
  readonly reference?: true;
};

/** A package that a subject loaded from, and the package's folder. */
export type SeenPackage = { readonly name: string; readonly version: string; readonly folder: string };

/** The files and packages that a subject loaded and read, and the files that it wrote. Paths are absolute. */
export type Seen = {
  readonly files: readonly SeenFile[];
  readonly packages: readonly SeenPackage[];
  readonly written: readonly string[];
};

export const nothingSeen: Seen = { files: [], packages: [], written: [] };

export type SeenList = {
  noteFile(file: SeenFile): void;
  /**
   * Notes that the subject uses a known file, so that it is not the reference's alone even if the reference
   * came first.
   */
  noteUse(path: string): void;
  /** @param path of a file in a package */
  notePackage(path: string): void;
  noteWritten(path: string): void;
  knows(path: string): boolean;
  /** Returns what is new since the last call; undefined if nothing is. */
  take(): Seen | undefined;
};

/** Creates the list of what is loaded and read in this thread. */
export function createSeenList(): SeenList {
  const known = new Map<string, SeenFile>();
  const packages = new Set<string>();
  const written = new Set<string>();
  let fresh = { files: [] as SeenFile[], packages: [] as SeenPackage[], written: [] as string[] };
  const add = (file: SeenFile) => {
    known.set(file.path, file);
    fresh.files.push(file);
  };
  return {
    knows: (path) => known.has(path),
    noteFile(file) {
      if (!known.has(file.path)) add(file);
    },
    noteUse(path) {
      const file = known.get(path);
      if (file?.reference === undefined) return;
      add({ path, sha256: file.sha256, kind: file.kind });
    },
    notePackage(path) {
      const folder = packageFolderOf(path);
      if (folder === undefined || packages.has(folder)) return;
      packages.add(folder);
      const found = packageIn(folder);
      if (found !== undefined) fresh.packages.push(found);
    },
    noteWritten(path) {
      if (written.has(path)) return;
      written.add(path);
      fresh.written.push(path);
    },
    take() {
      if (Object.values(fresh).every(({ length }) => length === 0)) return undefined;
      const taken = fresh;
      fresh = { files: [], packages: [], written: [] };
      return taken;
    },
  };
}

/**
 * Joins what several threads saw, each file once. A file that changed meanwhile is listed as each thread
 * loaded it. A file that some thread loaded for the subject is not of the reference alone.
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
    return undefined; // no package, or an unreadable one: whoever loads from it gets the error
  }
}
