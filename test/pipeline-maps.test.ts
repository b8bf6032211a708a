import { describe, expect, it, vi } from 'vitest';
import type { MappedClaim } from '../src/check/map-points.ts';
import { runExperiment } from '../src/pipeline.ts';
import { mostMapRuns, type MapAnswer } from '../src/run/ask-maps.ts';
import type { Outcome } from '../src/outcome/outcome.ts';
import type { Runner } from '../src/run/open-runner.ts';
import type { Experiment } from '../src/spec/experiment.ts';
import { experiment as ridge, greenOutcome } from './fixtures/report/outcome.ts';

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
const answer = (claim: string): MapAnswer => ({ claim, axes, own: null, seeds: 3, held: [[2]] });

function run(changed: { readonly prevalence?: number; readonly selected?: ReadonlySet<string> }) {
  const { blessed, sources, environment } = greenOutcome();
  const askMaps = vi.fn(async (claims: readonly MappedClaim[]) => claims.map(({ id }) => answer(id)));
  const train = vi.fn<Runner['run']>(async () => ({
    records: new Map(),
    scalars: new Map(),
    measured: new Map(),
    written: new Map(),
  }));
  const onDecided = vi.fn<(soFar: Outcome) => void>(() => expect(askMaps).not.toHaveBeenCalled());
  const outcome = runExperiment(
    experiment,
    { run: train, askMaps },
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
  return { askMaps, train, onDecided, outcome };
}

describe('the stages of an experiment', () => {
  it('make the maps of those claims that have one, of as many seeds as claims are asked of', async () => {
    const { askMaps, outcome } = run({ prevalence: 500 });
    expect((await outcome).maps).toEqual([answer('falls'), answer('mostly')]);
    expect(askMaps.mock.calls).toEqual([[experiment.claims.slice(0, 2), 500, mostMapRuns]]);
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

  it('tell what is decided before more is asked, and nothing where nothing more is', async () => {
    const { onDecided, outcome } = run({ prevalence: 500 });
    const { checks, runs, summaries } = await outcome;
    expect(onDecided.mock.calls).toEqual([
      [expect.objectContaining({ checks, runs, summaries, prevalence: null, maps: [] })],
    ]);
    const without = run({});
    await without.outcome;
    expect(without.onDecided).not.toHaveBeenCalled();
  });

  it('say how long the maps took', async () =>
    expect(Object.keys((await run({}).outcome).environment.timings)).toContain('maps'));
});
