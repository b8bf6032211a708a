import { describe, expect, it } from 'vitest';
import { planRuns, type Group } from '../../src/plan/plan-runs.ts';
import type { Run } from '../../src/model/run/run.ts';

const run = (lambda: number, seed: number, overrides: Run['overrides'] = []): Run => ({
  id: `lambda=${lambda},seed=${seed}${overrides.length === 0 ? '' : ',overrides=1'}`,
  seed,
  settings: { lambda },
  overrides,
});
const seeds = (lambda: number, count: number) => Array.from({ length: count }, (_, i) => run(lambda, i + 1));
const figures = (...runs: Run[]): Group => ({ check: 'claim', runs, probe: false, readsFiguresOnly: true });
const whole = (...runs: Run[]): Group => ({ check: 'guard', runs, probe: false });
const inLanes = (base: readonly Run[], groups: readonly Group[]) =>
  planRuns(base, groups)
    .jobs.filter(({ lanes }) => lanes)
    .flatMap(({ runs }) => runs.map(({ id }) => id));

describe('runs that may be made in lanes', () => {
  it('are those of which only figures are asked, but for the first of each cell', () =>
    expect(
      inLanes(
        [],
        [...seeds(0, 3), ...seeds(5, 2)].map((each) => figures(each)),
      ),
    ).toEqual(['lambda=0,seed=2', 'lambda=0,seed=3', 'lambda=5,seed=2']));

  it('are none that the sweep has', () =>
    expect(
      inLanes(
        [run(0, 3)],
        seeds(0, 4).map((each) => figures(each)),
      ),
    ).toEqual(['lambda=0,seed=1', 'lambda=0,seed=2', 'lambda=0,seed=4']));

  it('are none of which another check asks for draws or data', () =>
    expect(inLanes([], [...seeds(0, 3).map((each) => figures(each)), whole(run(0, 3))])).toEqual([
      'lambda=0,seed=2',
    ]));

  it('are none that share a job with such a run', () =>
    expect(
      inLanes(
        [],
        [...seeds(0, 3).map((each) => figures(each)), figures(run(0, 2), run(0, 3)), whole(run(0, 3))],
      ),
    ).toEqual([]));

  it('take another seed for a whole stream, and no other change of one', () => {
    const seed = { kind: 'from-seed', stream: 'init', seed: 7 } as const;
    const changed = (override: Run['overrides'][number]) =>
      inLanes(
        [],
        [run(0, 1), run(0, 3, [override])].map((each) => figures(each)),
      );
    // What an override hides from a cell's name makes it a cell of its own, whose first run is written.
    expect(changed(seed)).toEqual([]);
    const reseeded = [1, 2].map((n): Run => ({ ...run(0, n), overrides: [seed] }));
    expect(
      inLanes(
        [],
        reseeded.map((each) => figures(each)),
      ),
    ).toEqual(['lambda=0,seed=2']);
    const partly = reseeded.map((each): Run => ({ ...each, overrides: [{ ...seed, rows: [0, 1] }] }));
    expect(
      inLanes(
        [],
        partly.map((each) => figures(each)),
      ),
    ).toEqual([]);
  });

  it('are none of another subject', () => {
    const others = seeds(0, 5).map((each): Run => ({ ...each, subject: 'reference' }));
    expect(
      inLanes(
        [],
        others.map((each) => figures(each)),
      ),
    ).toEqual([]);
  });
});
