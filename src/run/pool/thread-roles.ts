import type { ThreadId, WorkerReply, WorkerTask } from '../protocol.ts';

type Thread = { readonly id: ThreadId; readonly currentUsage: number };

export type ThreadRoles = {
  /** A thread that has nothing to do and may do a task; null: the task waits, and a thread starts where one may. */
  readonly choose: (
    task: WorkerTask,
    threads: readonly Thread[],
    avoid: ThreadId | undefined,
  ) => ThreadId | null;
  /** Notes what became of a trace. */
  readonly note: (task: WorkerTask, reply: WorkerReply) => void;
};

/**
 * Which threads may make runs of some code. To trace it a thread answers its reads with numbers of no run, and code may
 * keep these in its modules. Where the trace is accepted, runs as written in that thread ended as its program does;
 * where it is declined nobody knows, and the thread makes no run of that code any more.
 *
 * @param grow makes room for so many threads, in place of those that make no runs
 */
export function openThreadRoles(grow: (more: number) => void): ThreadRoles {
  /** By module: where it was traced, or is being traced. */
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
      // What makes no run as written leaves the others to those that do.
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
