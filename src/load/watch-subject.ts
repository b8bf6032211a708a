import { sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { isOwnCode } from './own-code.ts';
import { createSeenList, type Seen, type SeenFile } from './seen.ts';
import { loadHooks, watchModules, type Copy, type LoadedFile } from './watch-modules.ts';
import { watchReads } from './watch-reads.ts';

/** Whether a module is loaded as the subject or as its reference. */
export type Role = 'subject' | 'reference';

export type SubjectWatch = {
  /**
   * Does some work with a module, one after another in a thread. It notes what the module loads and reads, as
   * far as that is the book's own. A module of a copy gets the copied files in place of the originals, and
   * nothing of it is noted.
   */
  readonly during: <T>(url: string, role: Role, work: () => T | Promise<T>) => Promise<T>;
  /** Returns what is new since the last call; undefined if nothing is. */
  take(): Seen | undefined;
};

/**
 * Starts to note what is loaded and read in this thread. It does not see what other processes and threads of
 * the subject read, what native addons read, the names of files in a folder, or the network. If a module is
 * required by the same path from the same folder, first by the reference and then by the subject, it counts
 * as the reference's.
 */
export async function watchSubject(): Promise<SubjectWatch> {
  const list = createSeenList();
  const hooks = await loadHooks();
  let current: { readonly copy: Copy | undefined; readonly role: Role } | undefined;
  const isNoted = (path: string) =>
    current !== undefined && current.copy === undefined && hooks.copyOf(path) === undefined && isOfBook(path);
  const note = (path: string, kind: SeenFile['kind'], sha256: string) =>
    list.noteFile({
      path,
      sha256,
      kind: path.endsWith('.json') ? 'data' : kind,
      ...(current?.role === 'reference' ? { reference: true } : {}),
    });
  const noteUse = (path: string) => {
    if (current?.role === 'subject') list.noteUse(path);
  };
  const collect = watchModules(hooks, ({ path, sha256 }: LoadedFile) => {
    if (!isNoted(path)) return;
    if (isOfPackage(path)) list.notePackage(path);
    else if (sha256 === undefined || list.knows(path)) noteUse(path);
    else note(path, 'code', sha256);
  });
  watchReads({
    onRead(path) {
      if (!isNoted(path) || isOfPackage(path)) return;
      if (list.knows(path)) return noteUse(path);
      const sha256 = hooks.digest(path);
      if (sha256 !== undefined) note(path, 'data', sha256);
    },
    onWrite(path) {
      if (current !== undefined && current.copy === undefined) list.noteWritten(path);
    },
    redirect: (path) => (current?.copy ? hooks.copiedIn(current.copy, path) : undefined),
  });
  return {
    async during(url, role, work) {
      collect(); // what bookproof loaded meanwhile
      const own = { copy: hooks.copyOf(fileURLToPath(url)), role };
      current = own;
      try {
        return await work();
      } finally {
        if (current === own) {
          collect(); // while it is known for what
          current = undefined;
        } // else it was given up before, and other work goes on
      }
    },
    take: () => list.take(),
  };
}

/** True if a file is neither bookproof's own nor of the system, such as /dev/null. */
function isOfBook(path: string): boolean {
  return !isOwnCode(path) && !/^\/(proc|dev|sys)\//.test(path);
}

function isOfPackage(path: string): boolean {
  return path.includes(`${sep}node_modules${sep}`);
}
