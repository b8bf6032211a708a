import type { Experiment } from '../model/experiment/experiment.ts';
import type { Run } from '../model/run/run.ts';

/**
 * True if a run shows the experiment's own numbers: it is of the subject, and no check overrode a stream. The
 * streams that the experiment redraws have an override each.
 */
export function isOwnRun(
  { overrides, subject }: Pick<Run, 'overrides' | 'subject'>,
  { redraw }: Pick<Experiment, 'redraw'>,
): boolean {
  return subject === undefined && overrides.length <= redraw.length;
}
