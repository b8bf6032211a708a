import type { BaselineDocument } from '../model/outcome/baseline-document.ts';
import type { DriftMeasurement } from '../check/guards/drift/measurement.ts';
import { subjectName } from '../check/guards/baseline/require-baseline.ts';
import { figuresOf } from '../check/figures.ts';
import type { Figures } from '../model/outcome/figures.ts';
import { sweepRuns } from '../plan/sweep-runs.ts';
import { isFailed } from '../plan/is-failed.ts';
import { cellFigures } from './cell-figures.ts';
import type { Outcome } from '../model/outcome/outcome.ts';
import { ranOnOf } from './ran-on.ts';

/**
 * Makes the baseline of a finished Outcome.
 *
 * @throws Error if a run of the sweep left no fit
 */
export function makeBaseline(outcome: Outcome): BaselineDocument {
  const { experiment, environment } = outcome;
  const runs = sweepRuns(experiment);
  const ranOn = ranOnOf(environment);
  return {
    format: 'bookproof/baseline/1',
    experiment: experiment.id,
    subject: subjectName(experiment),
    backend: environment.backend.name,
    ...(ranOn ? { ranOn } : {}),
    seeds: [...experiment.seeds],
    claims: claimsOf(outcome),
    cells: cellFigures(outcome),
    ...driftOf(outcome),
    runs: Object.fromEntries(runs.map(({ id }) => [id, figuresAt(outcome, id)])),
  };
}

function figuresAt({ records }: Outcome, id: string): Figures {
  const record = records.find(({ run }) => run === id);
  if (record === undefined || isFailed(record)) throw new Error(`${id} left no figures to bless`);
  return figuresOf(record);
}

function claimsOf({ checks }: Outcome): BaselineDocument['claims'] {
  const claims = checks.flatMap(({ id, verdict: { state, evidence } }) => {
    if (evidence.kind === 'findings') return []; // of a guard, or of a claim that nothing decides
    const { held, of } = evidence.tally;
    return [[id, { state, held, of }] as const];
  });
  return Object.fromEntries(claims);
}

/** Returns the figures that the guard drift measured, if the experiment has it. */
function driftOf({ checks }: Outcome): Pick<BaselineDocument, 'drift'> {
  const guard = checks.find(({ id }) => id === 'drift');
  const values = (guard?.measured ?? []).flatMap(
    (entry) => (entry.state === 'measured' ? [entry.value as DriftMeasurement] : []), // the guard's own; its schema reads JSON, and takes no NaN
  );
  if (values.length === 0) return {};
  const cells = new Map<string, Map<string, number[]>>();
  for (const { cell, values: figures } of values) {
    const sample = cells.get(cell) ?? new Map<string, number[]>();
    cells.set(cell, sample);
    for (const [name, value] of Object.entries(figures))
      sample.set(name, [...(sample.get(name) ?? []), value]);
  }
  const entries = [...cells].map(([cell, sample]) => [cell, Object.fromEntries(sample)] as const);
  return { drift: { from: Math.min(...values.map(({ seed }) => seed)), cells: Object.fromEntries(entries) } };
}
