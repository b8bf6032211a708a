import { describeEnvironment } from '../../io/describe-environment.ts';
import { digestSources } from '../../io/digest-sources.ts';
import { createWorkspace, type SabotageWorkspace } from '../../io/sabotage-workspace.ts';
import { readBaseline } from '../../io/read-baseline.ts';
import { readSubject } from '../../io/read-subject.ts';
import { subjectUrls } from '../../io/subject-urls.ts';
import { openPool } from '../../run/pool/worker-pool.ts';
import type { SabotageOptions } from './sabotage-options.ts';
import type { Experiment } from '../../model/experiment/experiment.ts';
import type { Resources } from '../decide/decide-experiment.ts';

export type CopyTrial = Resources & {
  readonly cwd: string;
  /** Milliseconds that a job of a copy may take; absent: as long as the work decides. */
  readonly timeout?: number | undefined;
  readonly signal?: AbortSignal;
  /** The folder for copies, if it is open already: the caller removes it. */
  readonly copies?: SabotageWorkspace;
};

/**
 * Opens threads, and a folder for changed copies of an experiment's subject if none is given, does some work
 * with them, then closes and removes what it opened.
 *
 * @returns what the work returns
 * @throws OutputError if no copy can be put beside the code
 */
export async function withCopies<T>(
  experiment: Experiment,
  { cwd, backend, jit = 'off', workers, timeout, signal, copies: given }: CopyTrial,
  work: (options: Omit<SabotageOptions, 'on' | 'selected'>) => Promise<T>,
): Promise<T> {
  const { file } = experiment.subject;
  const copies = given ?? (await createWorkspace(cwd, file));
  const interruptible = signal ? { signal } : {};
  const sourcesOf = await digestSources(cwd, experiment);
  const { timeZone } = experiment;
  const pool = openPool({ workers, ...(timeZone === undefined ? {} : { timeZone }), ...interruptible });
  try {
    return await work({
      pool,
      setup: { ...subjectUrls(cwd, experiment), backend, jit },
      texts: () => readSubject(cwd, file, pool.seen()),
      place: (name, edited) => copies.place(name, edited, file),
      ...(timeout === undefined ? {} : { timeout }),
      blessed: await readBaseline(cwd, experiment),
      sources: () => sourcesOf(pool.seen()),
      environment: {
        ...(await describeEnvironment()),
        workers,
        timings: {},
      },
      ...interruptible,
      now: () => performance.now(),
    });
  } finally {
    await pool.close();
    if (given === undefined) await copies.remove();
  }
}
