import type { Verdict } from '../../model/outcome/verdict.ts';
import type { Attempt } from '../../sabotage/judge-row.ts';
import type { Outcome, ProgramReport } from '../../model/outcome/outcome.ts';
import { runExperiment } from '../decide/run-experiment.ts';
import { SubjectError } from '../../run/worker/load-subject.ts';
import { isFailed } from '../../plan/is-failed.ts';
import { TimedOut } from '../../run/pool/worker-pool.ts';
import { LanesRefused, createSubjectRunner, type SubjectRunner } from '../../run/runner.ts';
import type { SabotageOptions } from './sabotage-options.ts';
import type { Experiment } from '../../model/experiment/experiment.ts';

export type CopyOptions = Omit<SabotageOptions, 'timeout' | 'on' | 'texts'> & {
  readonly timeout: number | undefined;
  /** Ids of the checks to decide. */
  readonly which: readonly string[];
  /**
   * Whether a name that no run answered to makes a check undecided: true for the code as it is, false for a
   * copy.
   */
  readonly namesCount: boolean;
};

export type CopyAttempt = {
  readonly attempt: Attempt;
  /** How its runs were made in lanes, or why not; empty if it never ran. */
  readonly programs: readonly ProgramReport[];
};

/**
 * Trains and judges the copy of the subject that `setup` names, and returns its verdicts, or how it crashed
 * or hung.
 *
 * @param opened the runner of the copy, if it is open already
 * @throws LanesRefused if it must be made in lanes (`--jit on`) and cannot be
 */
export async function attemptCopy(
  experiment: Experiment,
  options: CopyOptions,
  opened?: SubjectRunner,
): Promise<CopyAttempt> {
  const { pool, setup, which, timeout } = options;
  const { signal, blessed, sources, now } = options;
  const interruptible = signal ? { signal } : {};
  const patience = { ...interruptible, ...(timeout === undefined ? {} : { timeout }) };
  const neverRan = (state: 'crashed' | 'hung', why: string): CopyAttempt => ({
    attempt: { state, why, verdicts: new Map() },
    programs: [],
  });
  try {
    const runner = opened ?? (await createSubjectRunner(pool, { ...setup, experiment }, patience));
    const outcome = await runExperiment(experiment, runner, {
      selected: new Set(which),
      trustsNames: !options.namesCount,
      changes: [],
      blessed,
      sources,
      environment: { ...options.environment, backend: { ...runner.backend } },
      now,
      on: () => undefined,
      ...interruptible,
    });
    return { attempt: attemptOf(outcome), programs: outcome.programs };
  } catch (error) {
    if (signal?.aborted) return neverRan('crashed', 'interrupted');
    if (error instanceof LanesRefused) throw error;
    if (error instanceof TimedOut) return neverRan('hung', error.message);
    if (error instanceof SubjectError) return neverRan('crashed', error.message);
    throw error;
  }
}

/**
 * Returns the attempt that an Outcome shows. If a run left no fit, the attempt has crashed or hung: what the
 * checks say of such a run does not show whether they notice the defect.
 */
function attemptOf({ checks, records }: Outcome): Attempt {
  const verdicts: ReadonlyMap<string, Verdict> = new Map(checks.map(({ id, verdict }) => [id, verdict]));
  const [first] = records.filter(isFailed).toSorted((a, b) => rank(b.error.name) - rank(a.error.name));
  if (first === undefined) return { state: 'ran', verdicts };
  const { name, message } = first.error;
  const state = name === 'TimedOut' ? 'hung' : 'crashed';
  const said = first.state === 'refused' ? 'what it returned was refused: ' : `${name}: `;
  return { state, why: `${first.run}: ${state === 'hung' ? '' : said}${message}`, verdicts };
}

/** Ranks failures by how much they say: a run that timed out comes first. */
function rank(name: string): number {
  return name === 'TimedOut' ? 1 : 0;
}
