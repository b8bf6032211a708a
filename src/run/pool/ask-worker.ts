import { debuglog } from 'node:util';
import { thrownText } from '../../load/message-text.ts';
import { SubjectError } from '../worker/load-subject.ts';
import type { AskWorker, ThreadId, WorkerReply } from '../protocol.ts';
import { unwrapReply, WorkerBug } from './unwrap-reply.ts';
import { Abandoned, TimedOut, WorkerLost } from './worker-pool.ts';

const debug = debuglog('bookproof:run');

/** Why a worker gave no reply: Ctrl-C came first, it died, or this or an earlier task took too long. */
export type NoReply =
  | { readonly kind: 'interrupted' }
  | { readonly kind: 'died'; readonly message: string; readonly output?: string }
  | { readonly kind: 'late'; readonly error: TimedOut | Abandoned };

/**
 * Sends a task to the pool, once, and returns the reply or the reason for none.
 *
 * The caller decides whether to try again. After a death it is worth it, since another task may have ended
 * the worker; after a time-out it is not.
 *
 * @param avoid a thread that must not do the task, if the pool has several
 * @throws SubjectError if the worker refused the task
 * @throws WorkerBug if the mistake is bookproof's own
 */
export async function askWorker<K extends WorkerReply['kind']>(
  ask: AskWorker,
  kind: K,
  task: Parameters<AskWorker>[0],
  { signal, avoid }: { readonly signal: AbortSignal | undefined; readonly avoid?: ThreadId | undefined },
): Promise<Extract<WorkerReply, { kind: K }> | NoReply> {
  if (signal?.aborted) return { kind: 'interrupted' };
  try {
    return unwrapReply(await ask(task, avoid), kind);
  } catch (error) {
    if (signal?.aborted) return { kind: 'interrupted' };
    if (error instanceof TimedOut || error instanceof Abandoned) {
      debug('a task was given up: %s', error.message);
      return { kind: 'late', error };
    }
    if (!(error instanceof Error) || error instanceof SubjectError || error instanceof WorkerBug) throw error;
    debug('a worker died: %s', error.message);
    const output = error instanceof WorkerLost ? error.output : '';
    return { kind: 'died', message: thrownText(error), ...(output === '' ? {} : { output }) };
  }
}
