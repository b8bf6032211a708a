import { AsyncLocalStorage } from 'node:async_hooks';
import { setImmediate as takeTurn, setTimeout as wait } from 'node:timers/promises';

/** A timer, a callback or a promise of a run failed, and nothing caught it. */
export class UncaughtFailure extends Error {
  override readonly name: 'FailedUncaught' | 'FailedAfterReturn' = 'FailedUncaught';
}

/** The same, once the run had returned. */
export class LateFailure extends UncaughtFailure {
  override readonly name = 'FailedAfterReturn';
}

/** One piece of work, and what fails of it where nothing catches. */
type Watched = {
  returned: boolean;
  /** Ends the work, where it still goes on. */
  fail: (error: UncaughtFailure) => void;
  /** Promises that were rejected; one that is handled later is taken out. */
  readonly rejected: Map<Promise<unknown>, UncaughtFailure>;
  /** Told what fails after the work was waited for. */
  readonly onLate: ((error: UncaughtFailure) => void) | undefined;
};

/** Follows every timer, callback and promise to the work that started it. */
const working = new AsyncLocalStorage<Watched>();
/** Whose a microtask is that Node tells no owner of, as 20 and 22 do: one thread does one work after another. */
let latest: Watched | undefined;

/** How long what a run left pending is waited for, in milliseconds, and between two looks. */
const patience = { longest: 250, step: 5 } as const;

/**
 * Does some work, and what it leaves pending for a moment: a failure that nothing catches is the work's own, not
 * the thread's, and not that of what comes after it.
 *
 * @param onLate told of failures that come later still
 * @throws UncaughtFailure where something failed apart from the work's own result
 */
export async function watchRun<T>(
  work: () => T | Promise<T>,
  onLate?: (error: UncaughtFailure) => void,
): Promise<T> {
  install();
  const pendingBefore = countPending();
  let failed: UncaughtFailure | undefined;
  let interrupt: (error: UncaughtFailure) => void = () => undefined;
  const failing = new Promise<never>((_, reject) => (interrupt = reject));
  failing.catch(() => undefined); // it may fail once nobody races it any more
  const watched: Watched = {
    returned: false,
    rejected: new Map(),
    onLate,
    fail: (error) => {
      failed ??= error;
      interrupt(error);
    },
  };
  latest = watched;
  try {
    const result = await Promise.race([working.run(watched, async () => work()), failing]);
    watched.returned = true;
    await settle(pendingBefore);
    const [rejection] = watched.rejected.values();
    failed ??= rejection;
    if (failed) throw failed;
    return result;
  } finally {
    watched.returned = true;
    watched.fail = (error) => watched.onLate?.(error);
  }
}

async function settle(pendingBefore: number): Promise<void> {
  await takeTurn();
  for (let waited = 0; countPending() > pendingBefore && waited < patience.longest; waited += patience.step)
    await wait(patience.step);
}

/** Timers that keep the thread alive. */
function countPending(): number {
  return process.getActiveResourcesInfo().filter((kind) => kind === 'Timeout' || kind === 'Immediate').length;
}

let installed = false;

function install(): void {
  if (installed) return;
  installed = true;
  const owners = new WeakMap<Promise<unknown>, Watched>();
  const ownerOf = () => working.getStore() ?? latest;
  process.on('uncaughtException', (thrown: unknown) => {
    const owner = ownerOf();
    if (owner === undefined) throw thrown; // bookproof's own: the thread ends with it
    owner.fail(failureOf(thrown, owner));
  });
  process.on('unhandledRejection', (thrown: unknown, promise) => {
    const owner = ownerOf();
    if (owner === undefined) throw thrown;
    owners.set(promise, owner);
    const failure = failureOf(thrown, owner);
    owner.rejected.set(promise, failure);
    if (owner.returned) owner.fail(failure);
  });
  process.on('rejectionHandled', (promise) => owners.get(promise)?.rejected.delete(promise));
}

function failureOf(thrown: unknown, { returned }: Watched): UncaughtFailure {
  const what = describeThrown(thrown);
  const text = what.name === 'Error' ? what.message : `${what.name}: ${what.message}`;
  return returned
    ? new LateFailure(`a timer or a promise that it started failed after it had returned: ${text}`)
    : new UncaughtFailure(`a timer or a promise that it started failed, and nothing caught it: ${text}`);
}

/** What code threw, which need not be an Error, nor anything that has a text. */
export function describeThrown(thrown: unknown): { name: string; message: string } {
  try {
    if (thrown instanceof Error) return { name: thrown.name, message: thrown.message };
    return {
      name: 'Error',
      message: typeof thrown === 'string' ? thrown : (JSON.stringify(thrown) ?? typeof thrown),
    };
  } catch {
    return { name: 'Error', message: 'it threw something that has no text' };
  }
}
