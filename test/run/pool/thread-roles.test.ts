import { describe, expect, it, vi } from 'vitest';
import { createThreadRoles } from '../../../src/run/pool/thread-roles.ts';
import type { WorkerReply, WorkerTask } from '../../../src/run/protocol.ts';
import { accelerated } from '../schedule/fake-lanes.ts';
import { planOf, setupOf } from '../tiny-experiment.ts';

const [setup, other] = [setupOf('tiny', 'tiny'), setupOf('named', 'one')];
const run: WorkerTask = { setup, job: planOf({ a: {} }).jobs[0]! };
const trace: WorkerTask = { setup, lanes: { kind: 'accelerate', wanted: [] } };
const tally: WorkerTask = { setup, lanes: { kind: 'tally', programs: [], claims: [], seeds: [] } };
const threads = (...busy: readonly number[]) =>
  [1, 2, 3].map((id) => ({ id, currentUsage: busy.includes(id) ? 1 : 0 }));
const replyOf = (declined: boolean, thread: number): WorkerReply => ({
  kind: 'lanes',
  reply: {
    kind: 'accelerate',
    accelerations: [declined ? { kind: 'declined', reason: 'an if' } : accelerated()],
  },
  thread,
});

function opened() {
  const grow = vi.fn<(more: number) => void>();
  return { grow, ...createThreadRoles(grow) };
}

describe('a thread', () => {
  it('makes no run of code that is traced in it', () => {
    const { choose } = opened();
    expect(choose(trace, threads(), undefined)).toBe(1);
    expect(choose(run, threads(), undefined)).toBe(2);
    expect(choose(run, threads(2, 3), undefined)).toBeNull();
  });

  it('makes runs again once the trace is accepted, and is no loss', () => {
    const { choose, note, grow } = opened();
    choose(trace, threads(), undefined);
    note(trace, replyOf(false, 1));
    expect(choose(run, threads(2, 3), undefined)).toBe(1);
    expect(grow.mock.lastCall).toEqual([0]);
  });

  it('makes none where the trace was declined, whatever is accepted later, and another may start in its place', () => {
    const { choose, note, grow } = opened();
    choose(trace, threads(), undefined);
    note(trace, replyOf(true, 1));
    expect(grow.mock.lastCall).toEqual([1]);
    choose(trace, threads(), undefined);
    note(trace, replyOf(false, 1));
    expect(choose(run, threads(2, 3), undefined)).toBeNull();
    expect(grow.mock.lastCall).toEqual([1]);
  });

  it('makes runs of other code', () => {
    const { choose, note } = opened();
    choose(trace, threads(), undefined);
    note(trace, replyOf(true, 1));
    expect(choose({ ...run, setup: other }, threads(), undefined)).toBe(1);
  });

  it('that makes no runs is taken first for what is no run', () => {
    const { choose, note } = opened();
    choose(trace, threads(1, 2), undefined);
    note(trace, replyOf(true, 3));
    expect(choose(trace, threads(), undefined)).toBe(3);
    expect(choose(tally, threads(), undefined)).toBe(3);
    expect(choose(tally, threads(3), undefined)).toBe(1);
  });

  it('to avoid is avoided', () => {
    const { choose } = opened();
    expect(choose(run, threads(), 1)).toBe(2);
    expect(choose(run, threads(2, 3), 1)).toBeNull();
  });
});
