import { SubjectError } from '../worker/load-subject.ts';
import type { WorkerReply } from '../protocol.ts';

/** Thrown for a mistake of bookproof's own that happened in a worker. */
export class WorkerBug extends Error {
  override readonly name = 'WorkerBug';
}

/**
 * Returns a worker's reply if it is of the wanted kind.
 *
 * @throws SubjectError if the worker refused the task
 * @throws WorkerBug if bookproof made a mistake in the worker, or the reply is of another kind
 */
export function unwrapReply<K extends WorkerReply['kind']>(
  reply: WorkerReply,
  kind: K,
): Extract<WorkerReply, { kind: K }> {
  if (reply.kind === kind) return reply as Extract<WorkerReply, { kind: K }>;
  if (reply.kind === 'refused') throw new SubjectError(reply.message);
  throw new WorkerBug(
    reply.kind === 'bug' ? reply.stack : `a worker answered "${reply.kind}" where "${kind}" was asked`,
  );
}
