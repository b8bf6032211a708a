import { expect, it } from 'vitest';
import { expandCells } from '../../src/plan/expand-cells.ts';
import { sweepRuns } from '../../src/plan/sweep-runs.ts';
import type { Experiment } from '../../src/model/experiment/experiment.ts';

it('expands a sweep to every combination, the first axis slowest', () => {
  expect(expandCells({ lambda: [0, 5], batchSize: [1, 2] })).toEqual([
    { lambda: 0, batchSize: 1 },
    { lambda: 0, batchSize: 2 },
    { lambda: 5, batchSize: 1 },
    { lambda: 5, batchSize: 2 },
  ]);
});

it('expands no axis to one empty cell', () => {
  expect(expandCells({})).toEqual([{}]);
});

it('runs every cell at each seed, seed by seed', () => {
  const experiment = {
    sweep: { lambda: [0, 5] },
    seeds: [2, 1],
    settings: {},
    redraw: [],
  } as unknown as Experiment;
  expect(sweepRuns(experiment).map(({ id }) => id)).toEqual([
    'lambda=0,seed=2',
    'lambda=5,seed=2',
    'lambda=0,seed=1',
    'lambda=5,seed=1',
  ]);
});
