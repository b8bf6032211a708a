import { lawMathematics } from '../../../laws/law-mathematics.ts';
import { expandCells } from '../../../plan/expand-cells.ts';
import { makeRun } from '../../../plan/make-run.ts';
import type { Run } from '../../../model/run/run.ts';
import type { Experiment, Relation } from '../../../model/experiment/experiment.ts';
import { lawConstants } from '../../../spec/stated-numbers.ts';

/** A relation and its two runs. */
export type RelationRuns = { readonly relation: Relation; readonly base: Run; readonly changed: Run };

/**
 * Returns the relations of the law, then those of the experiment, each with its runs.
 *
 * All start from the last cell of the sweep. The first cell is often the one in which something is switched
 * off, such as a penalty of zero, and what is off breaks no relation. One seed is enough, the first, since a
 * relation holds in every run or is broken.
 */
export function relationRuns(experiment: Experiment): readonly RelationRuns[] {
  const cell = { ...experiment.settings, ...expandCells(experiment.sweep).at(-1) };
  const seed = experiment.seeds[0] ?? 0;
  const { law } = experiment;
  const ofLaw =
    law === null ? [] : lawMathematics[law].relations(lawConstants(experiment, cell), (seed + 1) % 2 ** 32);
  // Streams that are redrawn for every cell keep the base run's numbers here. Otherwise the two runs would
  // differ in more than is stated.
  const withoutRedraw = { ...experiment, redraw: [] };
  return [...ofLaw, ...experiment.relations].map((relation) => {
    const settings = { ...cell, ...relation.with };
    const base = makeRun(experiment, seed, settings);
    const changes = { ...settings, ...relation.changes };
    const changed = makeRun(withoutRedraw, seed, changes, [...base.overrides, ...relation.overrides]);
    return { relation, base, changed };
  });
}
