import type { Verdict } from './check/verdict.ts';
import type { Attempt } from './guard/judge-row.ts';
import type { Outcome } from './outcome/outcome.ts';
import { runExperiment } from './pipeline.ts';
import type { JitChoice } from './run/jit-choice.ts';
import { SubjectError } from './run/load-subject.ts';
import { TimedOut } from './run/open-pool.ts';
import { LanesRefused, openSubject } from './run/open-runner.ts';
import type { ProgramReport } from './run/program-shelf.ts';
import type { BackendInfo } from './run/worker.ts';
import type { SabotageOptions } from './sabotage-pipeline.ts';
import type { Experiment } from './spec/experiment.ts';

export type CopyOptions = Omit<SabotageOptions, 'timeout'> & {
  readonly timeout: number | undefined;
  readonly backend: BackendInfo;
  readonly subjectUrl: string;
  readonly jit: JitChoice;
  /** Is told how runs were made in lanes, and why not. */
  readonly onPrograms?: (reports: readonly ProgramReport[]) => void;
  /** Ids of the checks to decide. */
  readonly which: readonly string[];
};

/**
 * Trains and judges one copy of the subject, or says how it crashed or hung.
 *
 * @throws LanesRefused where it must go in lanes (`on`) and cannot
 */
export async function attemptCopy(experiment: Experiment, options: CopyOptions): Promise<Attempt> {
  const { pool, setup, subjectUrl, backend, jit, which, timeout } = options;
  const { signal, blessed, sources, now } = options;
  const interruptible = signal ? { signal } : {};
  const patience = { ...interruptible, ...(timeout === undefined ? {} : { timeout }) };
  const verdicts: ReadonlyMap<string, Verdict> = new Map();
  try {
    const runner = await openSubject(pool, { ...setup, experiment, subjectUrl, jit }, patience);
    const outcome = await runExperiment(experiment, runner, {
      selected: new Set(which),
      changes: [],
      blessed,
      sources,
      environment: { ...options.environment, backend: { ...backend } },
      now,
      on: () => undefined,
      ...interruptible,
    });
    options.onPrograms?.(outcome.programs);
    return attemptOf(outcome);
  } catch (error) {
    if (signal?.aborted) return { state: 'crashed', why: 'interrupted', verdicts };
    if (error instanceof LanesRefused) throw error;
    if (error instanceof TimedOut) return { state: 'hung', why: error.message, verdicts };
    if (error instanceof SubjectError) return { state: 'crashed', why: error.message, verdicts };
    throw error;
  }
}

/** What a check says of a run that threw says nothing of the defect: the row counts apart. */
function attemptOf({ checks, records }: Outcome): Attempt {
  const verdicts: ReadonlyMap<string, Verdict> = new Map(checks.map(({ id, verdict }) => [id, verdict]));
  const thrown = records.flatMap((record) => (record.state === 'threw' ? [record] : []));
  const [first] = thrown.toSorted((a, b) => rank(b.error.name) - rank(a.error.name));
  if (first === undefined) return { state: 'ran', verdicts };
  const { name, message } = first.error;
  const state = name === 'TimedOut' ? 'hung' : 'crashed';
  return { state, why: `${first.run}: ${state === 'hung' ? message : `${name}: ${message}`}`, verdicts };
}

/** Of several failures the one that says most. */
function rank(name: string): number {
  return name === 'TimedOut' ? 1 : 0;
}
