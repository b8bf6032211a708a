import { decayFactor, type LinearStates } from '../../../laws/linear-constants.ts';
import { rowsSinceWiped, wipingLambda } from '../../../laws/wiping.ts';
import { expandCells } from '../../../plan/expand-cells.ts';
import { makeRun } from '../../../plan/make-run.ts';
import type { Run } from '../../../model/run/run.ts';
import { lawStates } from '../../../spec/stated-numbers.ts';
import type { Experiment } from '../../../model/experiment/experiment.ts';
import type { Settings } from '../../../model/experiment/settings.ts';
import type { ClosedFormKind } from './measurement.ts';

/** A run whose end a formula gives. */
export type ClosedFormCase = { readonly kind: ClosedFormKind; readonly run: Run };

/** In batches of 1 all divisions by the batch size look alike; in batches of 5 wrong ones show. */
const batches = [1, 5] as const;

/** If less than this is left of the start, it says too little about the decay. */
const visibleFactor = 1e-3;

/** A larger decay leaves too little room for the gradient: on one row the two together may overshoot. */
const largestDecay = 0.5;

const zeroFeatures: Run['overrides'] = [{ stream: 'features', kind: 'zeros' }];

/**
 * Returns the cases of the first seed, each at both batch sizes. No two cases share a run, since their λ or
 * overrides differ.
 */
export function closedFormCases(experiment: Experiment): readonly ClosedFormCase[] {
  const [seed] = experiment.seeds;
  if (seed === undefined) return [];
  const [cell] = expandCells(experiment.sweep); // other axes than λ at their first values
  const make = (kind: ClosedFormKind, settings: Settings, overrides?: Run['overrides']) => ({
    kind,
    run: makeRun(experiment, seed, { ...cell, ...settings }, overrides),
  });
  return batches.flatMap((batchSize): ClosedFormCase[] => {
    const [all, one] = [{ batchSize }, { batchSize, trainRows: 1 }];
    const stated = statedOf(experiment, all);
    const steps = batchSize === 1 ? [one] : [one, { batchSize, trainRows: batchSize }];
    return [
      make('zero-inputs', { ...all, lambda: visibleLambda(experiment, all) }, zeroFeatures),
      make('one-row', { ...one, lambda: visibleLambda(experiment, one) }),
      ...steps.map((settings) => make('one-step', { ...settings, epochs: 1, lambda: 0 })),
      ...(showsWiping(stated) ? [make('wiped', { ...all, lambda: wipingLambda(stated) })] : []),
    ];
  });
}

/**
 * True if wiping can be seen: rows that span all inputs could hold any weights, and no λ wipes if nothing is
 * learned.
 */
function showsWiping(stated: LinearStates): boolean {
  return stated.learningRate > 0 && stated.epochs > 0 && rowsSinceWiped(stated) < stated.inputs;
}

/**
 * Returns the largest λ of the sweep whose decay is still visible at the end. If there is none, it returns a
 * λ that leaves about six tenths of the start, so that the penalty is examined whatever is swept.
 */
function visibleLambda(experiment: Experiment, settings: Settings): number {
  const stated = statedOf(experiment, settings);
  const { learningRate, trainRows, batchSize, epochs } = stated;
  const share = Math.min(batchSize, trainRows) / batchSize;
  const swept = (experiment.sweep['lambda'] ?? []).filter((lambda) => typeof lambda === 'number');
  const visible = swept.filter((lambda) => {
    const decay = learningRate * lambda * share;
    return decay > 0 && decay <= largestDecay && decayFactor({ ...stated, lambda }) >= visibleFactor;
  });
  if (visible.length > 0) return Math.max(...visible);
  const visits = Math.max(epochs * trainRows, 1);
  return learningRate > 0 ? batchSize / (2 * learningRate * visits) : 0;
}

function statedOf(experiment: Experiment, settings: Settings): LinearStates {
  const [cell] = expandCells(experiment.sweep);
  return lawStates(experiment, { ...experiment.settings, ...cell, ...settings });
}
