import type { ThreadId, WorkerReply, WorkerTask } from '../protocol.ts';

type Thread = { readonly id: ThreadId; readonly currentUsage: number };

export type ThreadRoles = {
  /** Returns an idle thread that may do a task; null: the task waits, and the pool may start a thread. */
  readonly choose: (
    task: WorkerTask,
    threads: readonly Thread[],
    avoid: ThreadId | undefined,
  ) => ThreadId | null;
  /** Notes whether a trace was accepted or declined. */
  readonly note: (task: WorkerTask, reply: WorkerReply) => void;
};

/**
 * Creates the register of which threads may make runs of which code.
 *
 * A trace answers the code's reads with numbers of no run, and the code may keep these in its modules. If the
 * trace is accepted, runs as written in that thread ended as the program does. If it is declined nobody
 * knows, and the thread makes no run of that code any more.
 *
 * @param grow lets the pool have `more` threads, in place of those that can make no runs
 */
export function createThreadRoles(grow: (more: number) => void): ThreadRoles {
  /** By module: the threads that make no runs of it, since its trace is under way or was declined there. */
  const traced = new Map<string, Set<ThreadId>>();
  const declined = new Map<string, Set<ThreadId>>();
  const inMap = (map: Map<string, Set<ThreadId>>, key: string) => {
    const known = map.get(key) ?? new Set();
    map.set(key, known);
    return known;
  };
  return {
    choose(task, threads, avoid) {
      const module = moduleOf(task);
      const own = module === undefined ? new Set<ThreadId>() : inMap(traced, module);
      const idle = threads.filter(({ currentUsage, id }) => currentUsage === 0 && id !== avoid);
      const clean = idle.find(({ id }) => !own.has(id));
      const isRun = 'setup' in task && task.lanes === undefined;
      // A task that makes no run as written prefers a traced thread, and leaves the clean ones to tasks that
      // do.
      const chosen = isRun ? clean : (idle.find(({ id }) => own.has(id)) ?? clean);
      if (chosen && module !== undefined && traces(task)) own.add(chosen.id);
      return chosen?.id ?? null;
    },
    note(task, reply) {
      const module = moduleOf(task);
      if (module === undefined || reply.kind !== 'lanes' || reply.reply.kind !== 'accelerate') return;
      const wasDeclined = inMap(declined, module);
      if (reply.reply.accelerations.some(({ kind }) => kind === 'declined')) wasDeclined.add(reply.thread);
      else if (!wasDeclined.has(reply.thread)) inMap(traced, module).delete(reply.thread);
      grow(Math.max(...[...declined.values()].map(({ size }) => size)));
    },
  };
}

function moduleOf(task: WorkerTask): string | undefined {
  return 'setup' in task ? task.setup.subjectUrl : undefined;
}

function traces(task: WorkerTask): boolean {
  return 'setup' in task && task.lanes?.kind === 'accelerate';
}
