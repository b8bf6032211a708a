import type { Experiment } from '../../../model/experiment/experiment.ts';
import type { BaselineDocument } from '../../../model/outcome/baseline-document.ts';
import type { LoadedBaseline } from '../../../model/outcome/loaded-baseline.ts';
import type { Cause } from '../../../model/outcome/cause.ts';

/**
 * Returns the baseline of an experiment, or why it cannot be used.
 *
 * @param runs ids of the runs that it must hold
 */
export function requireBaseline(
  blessed: LoadedBaseline,
  experiment: Pick<Experiment, 'id' | 'subject'>,
  runs: readonly string[],
): { readonly baseline: BaselineDocument } | { readonly cause: Cause } {
  const { file } = blessed;
  if (blessed.state === 'absent') return { cause: { code: 'baseline-absent', file } };
  if (blessed.state === 'malformed')
    return { cause: { code: 'baseline-malformed', file, reason: blessed.reason } };
  const { baseline } = blessed;
  const subject = subjectName(experiment);
  if (baseline.experiment !== experiment.id || baseline.subject !== subject) {
    return {
      cause: {
        code: 'baseline-foreign',
        file,
        blessed: `${baseline.experiment}, ${baseline.subject}`,
        own: `${experiment.id}, ${subject}`,
      },
    };
  }
  const absent = runs.filter((run) => !Object.hasOwn(baseline.runs, run));
  const [first] = absent;
  if (first === undefined) return { baseline };
  return { cause: { code: 'baseline-stale', file, run: first, runs: absent.length, of: runs.length } };
}

/** Returns a subject's name in a baseline. */
export function subjectName({ subject }: Pick<Experiment, 'subject'>): string {
  return `${subject.file}#${subject.export}`;
}
