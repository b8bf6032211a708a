import type { ExitReason } from '../outcome/exit-code.ts';

/** Why a command failed: the reason to exit with, and one message for the person who asked. */
export type Failure = { readonly reason: ExitReason; readonly message: string };

/** Known failures by the name of their error. */
const known: Readonly<Record<string, ExitReason>> = {
  UsageError: 'usage',
  SubjectError: 'usage',
  OutcomeError: 'usage',
  OutputError: 'output',
  ViewerError: 'usage',
};

/**
 * Explains an error that is the user's or the machine's. Returns undefined for a bug of bookproof's.
 *
 * The rule: a refusal of the system is never a bug. It is a failure of output (73) if a call that writes was
 * refused, or for lack of room; otherwise the command cannot be performed as asked (2).
 */
export function explainError(error: unknown): Failure | undefined {
  if (!(error instanceof Error)) return undefined;
  const reason = known[error.name];
  if (reason !== undefined) return { reason, message: error.message };
  return explainRefusal(error) ?? explainMemory(error);
}

/** What a person can do about a refusal of the system, by its code. */
const remedies: Readonly<Record<string, string>> = {
  EACCES: 'its permissions have to allow it',
  EPERM: 'its permissions have to allow it',
  EROFS: 'the disk is read-only: --output names a folder elsewhere',
  ENOSPC: 'the disk is full: make room, or --output names a folder elsewhere',
  EDQUOT: 'the quota is used up: make room, or --output names a folder elsewhere',
  EFBIG: 'the file would be larger than allowed: `ulimit -f` raises the limit',
  EIO: 'the disk or the terminal does not answer',
  EMFILE: 'too many files are open: `ulimit -n` raises the limit',
  ENFILE: 'too many files are open on this machine',
  ENOMEM: 'memory is used up: a smaller --workers takes less',
  EAGAIN: 'the machine has no more threads or memory: a smaller --workers takes less',
  ENOENT: 'it was removed meanwhile',
  ENOTDIR: 'a file stands where a folder is needed',
  EISDIR: 'a folder stands where a file is needed',
  ELOOP: 'its symbolic links lead in a circle',
  ENAMETOOLONG: 'a shorter name is needed',
};

const noRoom: ReadonlySet<string> = new Set(['ENOSPC', 'EROFS', 'EDQUOT', 'EFBIG']);

/** Calls of the system that only a writer makes. */
const writing = /^(?:write|mkdir|mkdtemp|rename|unlink|rmdir|rm|fsync|fdatasync|ftruncate|copyfile|link)$/;

type Refusal = Error & { readonly code: string; readonly syscall: string; readonly path?: unknown };

function explainRefusal(error: Error): Failure | undefined {
  if (!isRefusal(error)) return undefined;
  const { code, syscall, path } = error;
  if (syscall === 'uv_cwd')
    return {
      reason: 'usage',
      message: `the folder that bookproof was started in is gone (${code}): start it in one that exists`,
    };
  const place = typeof path === 'string' ? path : 'bookproof';
  const remedy = remedies[code];
  return {
    reason: noRoom.has(code) || writing.test(syscall) ? 'output' : 'usage',
    message: `${place}: the system refused ${syscall} (${code})${remedy === undefined ? '' : `; ${remedy}`}`,
  };
}

/** Errors of the system have a call and a code, as ENOENT; those of Node's own begin with ERR_. */
function isRefusal(error: Error): error is Refusal {
  const { code, syscall } = error as Partial<Refusal>;
  return typeof code === 'string' && typeof syscall === 'string' && /^E[A-Z0-9]+$/.test(code);
}

/** Messages of V8 and Node for memory that they cannot have; these errors have no code of the system. */
const outOfMemory = /^(?:Array buffer allocation failed|.*could not allocate memory|.*[Oo]ut of memory.*)$/;

function explainMemory(error: Error): Failure | undefined {
  const { code } = error as { readonly code?: unknown };
  const isMemory = code === 'ERR_WORKER_OUT_OF_MEMORY' || code === 'ERR_MEMORY_ALLOCATION_FAILED';
  if (!isMemory && !(error instanceof RangeError && outOfMemory.test(error.message))) return undefined;
  return {
    reason: 'usage',
    message: `memory is used up (${error.message}): a smaller --workers takes less`,
  };
}
