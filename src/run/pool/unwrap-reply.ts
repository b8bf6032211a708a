import { SubjectError } from '../worker/load-subject.ts';
import type { WorkerReply } from '../protocol.ts';

/** A mistake of bookproof's own that happened in a worker. */
export class WorkerBug extends Error {
  override readonly name = 'WorkerBug';
}

/**
 * A worker's reply of the kind that was asked for.
 *
 * @throws SubjectError where the worker refused, WorkerBug where the mistake is bookproof's own
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
