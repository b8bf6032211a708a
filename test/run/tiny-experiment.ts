import { planRuns, type Group, type Plan } from '../../src/plan/plan-runs.ts';
import type { WorkerSetup } from '../../src/run/protocol.ts';
import type { Experiment } from '../../src/model/experiment/experiment.ts';
import type { Settings } from '../../src/model/experiment/settings.ts';

const lossStaysFinite = {
  id: 'stays-finite',
  says: '',
  settings: {},
  sweep: {},
  expect: 'loss is finite',
  statement: { kind: 'state', reading: { metric: 'loss', at: {} }, state: 'finite' },
  quantifier: { kind: 'every' },
  at: { line: 1, column: 1 },
} as const;

function experimentWith(file: string, exportName: string): Experiment {
  return {
    id: 'tiny',
    file: 'tiny.experiment.ts',
    title: 'Tiny',
    subject: { file: `subjects/${file}.ts`, export: exportName },
    equivalentTo: null,
    law: null,
    states: {},
    prose: {},
    metrics: ['loss'],
    sweep: {},
    seeds: [1],
    settings: {},
    redraw: [],
    relations: [],
    claims: [lossStaysFinite],
    guards: [],
  };
}

/** A subject of test/fixtures/subjects, with the one claim that its loss stays finite. */
export function setupOf(file: string, exportName: string): WorkerSetup {
  return {
    experiment: experimentWith(file, exportName),
    subjectUrl: new URL(`../fixtures/subjects/${file}.ts`, import.meta.url).href,
    backend: 'cpu',
  };
}

/** One run a cell, each a job of its own; the claim measures each. */
export function planOf(cells: Readonly<Record<string, Settings>>): Plan {
  const runs = Object.entries(cells).map(([id, settings]) => ({ id, seed: 1, settings, overrides: [] }));
  return planRuns(
    [],
    runs.map((run): Group => ({ check: 'stays-finite', runs: [run], probe: false })),
  );
}

export const statesOf = (records: ReadonlyMap<string, { readonly state: string }>) =>
  Object.fromEntries([...records].map(([id, { state }]) => [id, state]));
