import type * as TensorFlow from '@tensorflow/tfjs';
import type { BackendChange } from '../../model/run/backend-change.ts';
import { placeOfCall } from './place-of-call.ts';

/** Code changed the backend that it was to run on: its numbers are not those of the one that is said. */
export class BackendChanged extends Error {
  override readonly name = 'BackendChanged';
  readonly change: BackendChange;

  /** @param options `cause`: what the code threw after it had changed the backend */
  constructor(change: BackendChange, options: ErrorOptions = {}) {
    const { from, to, place } = change;
    super(`it changed the backend from ${from} to ${to}${place === undefined ? '' : ` (${place})`}`, options);
    this.change = change;
  }
}

type Engine = ReturnType<typeof TensorFlow.engine>;

/** Hears of changes; null while nobody watches. */
let hear: ((change: BackendChange) => void) | null = null;
const watchedEngines = new WeakSet<Engine>();

/**
 * Does some work on a backend, and puts that one back after it.
 *
 * @param backend absent: the one in use
 * @returns how the work ended, and the first change of the backend that it made, if only for a while
 */
export async function watchBackend<T>(
  tf: typeof TensorFlow,
  work: () => T | Promise<T>,
  backend: string = tf.getBackend(),
): Promise<{ readonly ended: PromiseSettledResult<T>; readonly change: BackendChange | undefined }> {
  install(tf.engine());
  await putBack(tf, backend);
  let first: BackendChange | undefined;
  const before = hear;
  hear = (change) => void (first ??= change);
  const [ended] = await Promise.allSettled([(async () => work())()]);
  hear = before;
  await putBack(tf, backend);
  return { ended, change: first };
}

/**
 * Does some work on one backend.
 *
 * @param backend absent: the one in use
 * @throws BackendChanged where the work changed it, which is put back
 */
export async function onOneBackend<T>(
  tf: typeof TensorFlow,
  work: () => T | Promise<T>,
  backend?: string,
): Promise<T> {
  const { ended, change } = await watchBackend(tf, work, backend);
  const thrown = ended.status === 'rejected' ? { cause: ended.reason as unknown } : {};
  if (change) throw new BackendChanged(change, thrown);
  if (ended.status === 'rejected') throw ended.reason;
  return ended.value;
}

async function putBack(tf: typeof TensorFlow, backend: string): Promise<void> {
  if (tf.getBackend() !== backend) await tf.setBackend(backend);
}

function install(engine: Engine): void {
  if (watchedEngines.has(engine)) return;
  watchedEngines.add(engine);
  const own = engine.setBackend.bind(engine);
  engine.setBackend = async (name) => {
    const from = engine.backendName;
    if (standIn !== null && standIn.by === from && standIn.of === name) return true; // it has what it asks for, as far as it can tell
    const done = own(name); // the name in use is another at once
    if (engine.backendName !== from) hear?.(changeFrom(from, engine.backendName));
    return done;
  };
}

let standIn: { readonly of: string; readonly by: string } | null = null;

/** Has one backend used in place of another, also by work that asks for the other. */
export async function useInPlace<T>(
  tf: typeof TensorFlow,
  by: string,
  work: () => T | Promise<T>,
): Promise<T> {
  install(tf.engine());
  const of = tf.getBackend();
  await tf.setBackend(by);
  standIn = { of, by };
  try {
    return await work();
  } finally {
    standIn = null;
    await tf.setBackend(of);
  }
}

function changeFrom(from: string, to: string): BackendChange {
  const place = placeOfCall();
  return { from, to, ...(place === undefined ? {} : { place }) };
}

/** Why code that does so cannot be traced. */
export function describeChange({ to, place }: BackendChange): string {
  return `${place === undefined ? '' : `${place}: `}the code changes the backend to ${to} while it runs`;
}
