import { describe, expect, it } from 'vitest';
import { summarise } from '../../src/outcome/summarise.ts';
import type { Run } from '../../src/model/run/run.ts';

const run = (lambda: number, seed: number, overrides: Run['overrides'] = []): Run => ({
  id: `${lambda},${seed},${overrides.length}`,
  seed,
  settings: { lambda },
  overrides,
});
const scalars = (runs: readonly Run[], values: readonly (number | undefined)[]) =>
  new Map(runs.map(({ id }, i) => [id, values[i] === undefined ? {} : { loss: values[i] }]));
const summariseValues = (values: readonly (number | undefined)[]) => {
  const runs = values.map((_, seed) => run(5, seed));
  return summarise(runs, scalars(runs, values), []);
};

describe('the summary of a cell', () => {
  it('interpolates quartiles as NumPy and R do by default', () => {
    expect(summariseValues([4, 1, 3, 2])).toEqual([
      { settings: { lambda: 5 }, metric: 'loss', runs: 4, min: 1, q1: 1.75, median: 2.5, q3: 3.25, max: 4 },
    ]);
  });

  it('of one run is that run', () => {
    expect(summariseValues([7])[0]).toMatchObject({ runs: 1, min: 7, q1: 7, median: 7, q3: 7, max: 7 });
  });

  it('sorts by size, not as text', () => {
    expect(summariseValues([10, 9, 100])[0]).toMatchObject({ min: 9, median: 10, max: 100 });
  });

  it('counts neither what is not finite nor runs without the metric', () => {
    expect(summariseValues([1, Number.NaN, Number.POSITIVE_INFINITY, undefined, 3])[0]).toMatchObject({
      runs: 2,
      median: 2,
    });
  });

  it('counts no run whose streams a check overrode', () => {
    const runs = [run(5, 1), run(5, 1, [{ stream: 'features', kind: 'zeros' }])];
    expect(summarise(runs, scalars(runs, [1, 99]), [])[0]).toMatchObject({ runs: 1, max: 1 });
  });

  it('counts no run that a check gave a stream of another seed, beside those drawn anew', () => {
    const redrawn = { stream: 'init', kind: 'from-seed', seed: 9 } as const;
    const runs = [run(5, 1, [redrawn]), run(5, 1, [redrawn, { ...redrawn, seed: 2 }])];
    expect(summarise(runs, scalars(runs, [1, 99]), ['init'])[0]).toMatchObject({ runs: 1, max: 1 });
  });

  it('counts runs whose streams are drawn anew', () => {
    const runs = [run(5, 1, [{ stream: 'init', kind: 'from-seed', seed: 9 }])];
    expect(summarise(runs, scalars(runs, [1]), ['init'])).toHaveLength(1);
  });

  it('stands in the order in which cells and metrics first came', () => {
    const runs = [run(5, 1), run(0, 1), run(5, 2)];
    const values = new Map(runs.map(({ id }) => [id, { loss: 1, accuracy: 1 }]));
    expect(summarise(runs, values, []).map(({ settings, metric }) => [settings['lambda'], metric])).toEqual([
      [5, 'loss'],
      [5, 'accuracy'],
      [0, 'loss'],
      [0, 'accuracy'],
    ]);
  });
});
