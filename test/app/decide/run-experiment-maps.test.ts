import { describe, expect, it, vi } from 'vitest';
import type { MappedClaim } from '../../../src/check/claims/map-points.ts';
import { runExperiment } from '../../../src/app/decide/run-experiment.ts';
import { maxMapRuns } from '../../../src/run/schedule/maps.ts';
import type { SeedsMap, Outcome } from '../../../src/model/outcome/outcome.ts';
import type { Runner } from '../../../src/run/runner.ts';
import type { RunRecord } from '../../../src/model/run/record.ts';
import type { Claim, Experiment } from '../../../src/model/experiment/experiment.ts';
import { experiment as ridge, greenOutcome } from '../../fixtures/report/outcome.ts';

const axes = [
  { name: 'lambda', values: [5] },
  { name: 'epoch', values: [10] },
] as const;
const [falls, mostly, trend] = ridge.claims;
const experiment: Experiment = {
  ...ridge,
  claims: [{ ...falls!, map: { axes } }, { ...mostly!, map: { axes } }, trend!],
  guards: [],
};
const answer = (claim: string): SeedsMap => ({ claim, axes, own: null, seeds: 3, held: [[2]] });

function run(
  changed: { readonly prevalence?: number; readonly selected?: ReadonlySet<string> },
  more: Partial<Pick<Runner, 'countAtSeeds' | 'repeat' | 'redo'>> & {
    readonly mayMap?: Promise<unknown>;
    readonly claims?: readonly Claim[];
  } = {},
) {
  const { blessed, sources, environment } = greenOutcome();
  const { mayMap, claims = experiment.claims, ...ways } = more;
  const makeMaps = vi.fn(async (claims: readonly MappedClaim[]) => {
    await mayMap;
    return claims.map(({ id }) => answer(id));
  });
  const train = vi.fn<Runner['run']>(async () => ({
    records: new Map(),
    scalars: new Map(),
    measured: new Map(),
    eagerRuns: new Map(),
  }));
  const onDecided = vi.fn<(soFar: Outcome) => void>();
  const outcome = runExperiment(
    {
      ...experiment,
      claims,
      guards: ways.repeat ? [{ name: 'reproducible', at: { line: 1, column: 1 } }] : [],
    },
    { run: train, makeMaps, ...ways },
    {
      ...changed,
      changes: [],
      blessed,
      sources: () => sources,
      environment,
      on: () => undefined,
      onDecided,
      now: () => 0,
    },
  );
  return { makeMaps, train, onDecided, outcome };
}

describe('the stages of an experiment', () => {
  it('make the maps of those claims that have one, of as many seeds as claims are asked of', async () => {
    const { makeMaps, outcome } = run({ prevalence: 500 });
    expect((await outcome).maps).toEqual([answer('falls'), answer('mostly')]);
    expect(makeMaps.mock.calls).toEqual([[experiment.claims.slice(0, 2), 500, maxMapRuns]]);
  });

  it('tell beforehand what will be asked of many seeds and mapped, where anything will', async () => {
    const { train, outcome } = run({ prevalence: 500 });
    await outcome;
    const { claims } = experiment;
    expect(train.mock.calls[0]?.[2]).toEqual({ claims, mapped: claims.slice(0, 2) });
    const without = run({});
    await without.outcome;
    expect(without.train.mock.calls[0]?.[2]).toBeUndefined();
  });

  it('make those of the selected claims alone', async () => {
    const { outcome } = run({ prevalence: 500, selected: new Set(['mostly', 'trend']) });
    expect((await outcome).maps).toEqual([answer('mostly')]);
  });

  it('tell what is decided before all is answered that is asked of many seeds, and nothing where nothing is', async () => {
    let map: () => void = () => undefined;
    const { onDecided, outcome } = run(
      { prevalence: 500 },
      { mayMap: new Promise<void>((resolve) => (map = resolve)) },
    );
    await vi.waitFor(() => expect(onDecided).toHaveBeenCalledOnce());
    map();
    const { checks, runs, summaries } = await outcome;
    expect(onDecided.mock.calls).toEqual([
      [expect.objectContaining({ checks, runs, summaries, prevalence: null, maps: [] })],
    ]);
    const without = run({});
    await without.outcome;
    expect(without.onDecided).not.toHaveBeenCalled();
  });

  it.each(['countAtSeeds', 'makeMaps'] as const)('end with what fails in %s', async (way) => {
    const failing = async () => Promise.reject(new Error('lanes are refused'));
    const { outcome } = run(
      { prevalence: 500 },
      way === 'makeMaps' ? { mayMap: failing() } : { countAtSeeds: failing },
    );
    await expect(outcome).rejects.toThrow('lanes are refused');
  });

  it('ask seeds beside the runs that are made again, and keep no count of what is not reproducible', async () => {
    const asked: string[] = [];
    const repeat = vi.fn<Runner['repeat']>(async () => {
      await vi.waitFor(() => expect(asked).toEqual(['falls', 'mostly', 'alone']));
      const difference = { of: 'metric', quantity: 'testLoss', at: 1, first: 1, second: 2 } as const;
      const run = 'lambda=0,seed=1';
      const value = { run, difference, when: 'each-run' } as const;
      return [{ state: 'measured', runs: [run], probe: false, diverged: null, value }];
    });
    const countAtSeeds: Runner['countAtSeeds'] = async (claims, count) => {
      asked.push(...claims.map(({ id }) => id));
      const tally = { held: count, of: count, tightest: null };
      return { asked: count, claims: Object.fromEntries(claims.map(({ id }) => [id, tally])) };
    };
    const reading = { metric: 'testLoss', at: { lambda: 5 } };
    const alone: Claim = { ...trend!, id: 'alone', statement: { kind: 'state', reading, state: 'finite' } };
    const claims = [...experiment.claims.slice(0, 2), alone];
    const { outcome } = run({ prevalence: 500 }, { repeat, countAtSeeds, claims });
    const { checks, maps, prevalence } = await outcome;
    expect(checks.find(({ id }) => id === 'falls')?.verdict.cause?.code).toBe('rests-on-unreproducible');
    expect(Object.keys(prevalence?.claims ?? {})).toEqual(['alone']);
    expect(maps).toEqual([]);
  });

  it('are judged anew of what is made anew', async () => {
    const error = { name: 'Error', message: 'anew' };
    const record: RunRecord = { run: 'lambda=5,seed=1', draws: [], state: 'threw', error };
    const records = new Map([[record.run, record]]);
    const redo = vi.fn<Runner['redo']>(async (_, result) => ({ ...result, records }));
    const { outcome } = run({ prevalence: 500 }, { redo });
    const { runs, plan } = await outcome;
    expect(runs.state[plan.findIndex(({ id }) => id === 'lambda=5,seed=1')]).toBe('threw');
    expect(redo.mock.calls[0]?.[3]).toBe(0);
    const without = run({}, { redo });
    await without.outcome;
    expect(redo.mock.calls[1]?.[3]).toBe(3); // nothing else compares what lanes made
  });

  it('say how long the maps took', async () =>
    expect(Object.keys((await run({}).outcome).environment.timings)).toContain('maps'));
});
