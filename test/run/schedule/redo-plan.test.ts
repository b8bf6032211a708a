import { describe, expect, it, vi } from 'vitest';
import type { Measured } from '../../../src/model/outcome/measured.ts';
import { planRuns, type Plan } from '../../../src/plan/plan-runs.ts';
import type { LaneProgram } from '../../../src/run/protocol.ts';
import type { ProgramCache } from '../../../src/run/schedule/program-cache.ts';
import { redoPlan } from '../../../src/run/schedule/redo-plan.ts';
import type { PlanResult } from '../../../src/run/schedule/execute-plan.ts';
import { recordsOf, run } from './fake-lanes.ts';

const [first, second, third, other] = [run(1, 1), run(1, 2), run(1, 3), run(2, 2)] as const;
const runs = [first, second, third, other];
const plan = planRuns(
  [],
  runs.map((each) => ({ check: 'claim', runs: [each], probe: false, readsFiguresOnly: true })),
);
const program = (lambda: number) =>
  ({ settings: { lambda }, lifted: [], defaults: {} }) as unknown as LaneProgram;
const measuredOf = (id: string, value: number): Measured => ({
  state: 'measured',
  runs: [id],
  probe: false,
  diverged: null,
  value,
});
const resultOf = (
  { runs: made }: Pick<Plan, 'runs'>,
  value: number,
  written: readonly string[],
): PlanResult => ({
  records: recordsOf(made, () => value),
  scalars: new Map(made.map(({ id }) => [id, { loss: value }])),
  measured: new Map([['claim', made.map(({ id }) => measuredOf(id, value))]]),
  eagerRuns: new Map(written.map((id) => [id, { thread: 1, callsBefore: { begun: 0, ended: 0 } }])),
});
/** Lanes made all but the first run, and left 7; as written each leaves 1. */
const ofLanes = resultOf(plan, 7, [first.id]);

function redo(trusted: readonly LaneProgram[], sample = 0, result: object = ofLanes) {
  const make = vi.fn(async (part: Plan) =>
    resultOf(
      part,
      1,
      part.runs.map(({ id }) => id),
    ),
  );
  const recheck = vi.fn<ProgramCache['recheck']>(async () => undefined);
  const cache = { recheck, trusted: () => trusted } as Partial<ProgramCache> as ProgramCache;
  return { make, recheck, done: redoPlan(plan, result as PlanResult, { cache, make, sample }) };
}

it('what failed was not made in lanes, and stays as it is', async () => {
  const error = { name: 'TimedOut', message: 'it took longer than 1 s' };
  const records = new Map(runs.map(({ id }) => [id, { run: id, draws: [], state: 'threw', error }] as const));
  const { make, done } = redo([], 3, { ...ofLanes, records });
  expect(await done).toBeNull();
  expect(make).not.toHaveBeenCalled();
});

describe('what lanes made of a plan', () => {
  it('stays where its programs are trusted', async () => {
    const { make, done } = redo([program(1), program(2)]);
    expect(await done).toBeNull();
    expect(make).not.toHaveBeenCalled();
  });

  it('is made anew as written where its program is not, and nothing else is', async () => {
    const { make, done } = redo([program(2)]);
    const result = await done;
    expect(make.mock.calls.map(([{ runs: made }]) => made)).toEqual([[second, third]]);
    expect(Object.fromEntries([...result!.scalars].map(([id, { loss }]) => [id, loss]))).toEqual({
      [first.id]: 7,
      [second.id]: 1,
      [third.id]: 1,
      [other.id]: 7,
    });
    const values = result!.measured
      .get('claim')!
      .map((each) => [each.runs[0], 'value' in each && each.value]);
    expect(Object.fromEntries(values)).toEqual({
      [first.id]: 7,
      [second.id]: 1,
      [third.id]: 1,
      [other.id]: 7,
    });
    expect(values).toHaveLength(4);
    expect([...result!.eagerRuns.keys()].toSorted()).toEqual([first.id, second.id, third.id].toSorted());
  });

  it('is compared in a few runs by chance, the same each time, where that is asked', async () => {
    const chosen = async () => {
      const { recheck, done } = redo([program(1), program(2)], 2);
      expect(await done).toBeNull();
      return recheck.mock.calls.map(([compared, written]) => [
        compared.map(({ id }) => id),
        [...written.keys()],
      ]);
    };
    const [compared, written] = (await chosen())[0]!;
    expect(compared!.length).toBeGreaterThan(0);
    expect(compared).not.toContain(first.id);
    expect(written).toEqual(compared);
    expect(await chosen()).toEqual([[compared, written]]);
  });
});
