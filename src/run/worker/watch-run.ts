import { AsyncLocalStorage } from 'node:async_hooks';
import { setImmediate as takeTurn, setTimeout as wait } from 'node:timers/promises';
import type { Thrown } from '../../model/run/record.ts';
import { describeThrown } from './describe-thrown.ts';

/** Thrown if a timer, a callback or a promise of a run failed, and nothing caught it. */
export class UncaughtFailure extends Error {
  override readonly name: 'FailedUncaught' | 'FailedAfterReturn' = 'FailedUncaught';
  readonly #what: Thrown;

  constructor(message: string, what: Thrown) {
    super(message);
    this.#what = what;
  }

  /** Describes the failure, with the place and the causes of what was thrown. */
  describe(): Thrown {
    return { ...this.#what, name: this.name, message: this.message };
  }
}

/** The same failure, after the run had returned. */
export class LateFailure extends UncaughtFailure {
  override readonly name = 'FailedAfterReturn';
}

/** One piece of work, and its failures that nothing caught. */
type Watched = {
  returned: boolean;
  /** Ends the work if it still goes on; after it has ended, passes the error to `onLate`. */
  fail: (error: UncaughtFailure) => void;
  /** Rejected promises that nothing has handled; one that is handled later is taken out. */
  readonly rejected: Map<Promise<unknown>, UncaughtFailure>;
  /** Called with what fails after the work and the wait for its pending timers. */
  readonly onLate: ((error: UncaughtFailure) => void) | undefined;
};

/** Follows every timer, callback and promise to the work that started it. */
const working = new AsyncLocalStorage<Watched>();
/** The owner of microtasks that have none in Node 20 and 22: a thread does one piece of work at a time. */
let latest: Watched | undefined;

/** How long to wait for what a run left pending, and how often to look, in milliseconds. */
const patience = { longest: 250, step: 5 } as const;

/**
 * Does some work, then waits a moment for what it left pending, and returns the work's result. A failure that
 * nothing catches is charged to this work: neither the thread nor the work after it fails for it.
 *
 * @param onLate called with failures that come after the wait
 * @throws UncaughtFailure if a timer, a callback or a promise failed and nothing caught it
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

/** Waits until no more timers are pending than before the work, for `patience.longest` at most. */
async function settle(pendingBefore: number): Promise<void> {
  await takeTurn();
  for (let waited = 0; countPending() > pendingBefore && waited < patience.longest; waited += patience.step)
    await wait(patience.step);
}

/** Counts the timers that keep the thread alive. */
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
    ? new LateFailure(`a timer or a promise that it started failed after it had returned: ${text}`, what)
    : new UncaughtFailure(
        `a timer or a promise that it started failed, and nothing caught it: ${text}`,
        what,
      );
}
