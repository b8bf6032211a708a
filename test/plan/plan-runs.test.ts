import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { planRuns, type Group } from '../../src/plan/plan-runs.ts';

const run = (id: string) => ({ id, seed: 1, settings: {}, overrides: [] });
const group = (check: string, ...ids: string[]): Group => ({ check, runs: ids.map(run), probe: false });
const jobsOf = (base: string[], ...groups: Group[]) =>
  planRuns(base.map(run), groups).jobs.map(({ runs }) => runs.map(({ id }) => id));

describe('a plan', () => {
  it('holds each run once, in the order in which it was first asked for', () => {
    const { runs } = planRuns([run('b'), run('a')], [group('x', 'a', 'c'), group('y', 'd'), group('z', 'b')]);
    expect(runs.map(({ id }) => id)).toEqual(['b', 'a', 'c', 'd']);
  });

  it('makes a job of each run that no group shares', () => {
    expect(jobsOf(['a', 'b'], group('x', 'a'), group('y', 'a'))).toEqual([['a'], ['b']]);
  });

  it('makes one job of runs that groups link, however long the chain', () => {
    expect(jobsOf(['e'], group('x', 'a', 'b'), group('y', 'c', 'd'), group('z', 'd', 'b'))).toEqual([
      ['e'],
      ['a', 'b', 'c', 'd'],
    ]);
  });

  it('puts each group into the job of its runs', () => {
    const { jobs } = planRuns(
      [],
      [group('x', 'a', 'b'), group('y', 'c'), { ...group('z', 'b'), probe: true }],
    );
    expect(jobs.map(({ groups }) => groups)).toEqual([
      [
        { check: 'x', runs: ['a', 'b'], probe: false },
        { check: 'z', runs: ['b'], probe: true },
      ],
      [{ check: 'y', runs: ['c'], probe: false }],
    ]);
  });

  it('of nothing is empty', () => {
    expect(planRuns([], [])).toEqual({ runs: [], jobs: [] });
  });

  it('holds every run in one job, and every group in the job that holds all its runs', () => {
    const ids = fc.array(fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j'), {
      minLength: 1,
      maxLength: 4,
    });
    fc.assert(
      fc.property(fc.array(ids), fc.array(fc.constantFrom('a', 'b', 'c', 'x', 'y', 'z')), (members, base) => {
        const groups = members.map((list, i) => group(`check ${i}`, ...new Set(list)));
        const { runs, jobs } = planRuns(base.map(run), groups);
        const placed = jobs.flatMap((job) => job.runs.map(({ id }) => id));
        expect(placed.toSorted()).toEqual(runs.map(({ id }) => id).toSorted());
        for (const { check, runs: wanted } of groups) {
          const [job, ...others] = jobs.filter((entry) =>
            entry.groups.some((planned) => planned.check === check),
          );
          expect(others).toEqual([]);
          const held = new Set(job!.runs.map(({ id }) => id));
          expect(wanted.every(({ id }) => held.has(id))).toBe(true);
        }
      }),
      { seed: 1 },
    );
  });
});

it('a plan bears a chain of many groups', () => {
  const groups = Array.from({ length: 20_000 }, (_, i) => group('x', String(i + 1), String(i)));
  expect(planRuns([], groups).jobs).toHaveLength(1);
});
