import type { SabotageMatrix } from '../guard/sabotage-matrix.ts';
import { describeEnvironment } from '../io/describe-environment.ts';
import { digestSources } from '../io/digest-sources.ts';
import { openCopies } from '../io/place-copies.ts';
import { readBaseline } from '../io/read-baseline.ts';
import { subjectFiles } from '../io/subject-files.ts';
import { subjectUrls } from '../io/subject-urls.ts';
import { openPool } from '../run/open-pool.ts';
import { sabotageExperiment, type SabotageOptions } from '../sabotage-pipeline.ts';
import type { Resources } from './decide-experiment.ts';
import type { SabotagePair } from './load-sabotages.ts';

export type Trial = Resources &
  Pick<SabotageOptions, 'on'> & {
    readonly cwd: string;
    /** The defects to try; all, where undefined. */
    readonly selected?: ReadonlySet<string> | undefined;
    /** Milliseconds that a job may take. */
    readonly timeout?: number | undefined;
    readonly signal?: AbortSignal;
  };

/** Puts each defect into a copy of the code and tries it; undefined where Ctrl-C came before there was anything to keep. */
export async function trySabotage(
  { experiment, sabotage }: SabotagePair,
  { cwd, backend, jit = 'off', workers, selected, timeout, signal, on }: Trial,
): Promise<SabotageMatrix | undefined> {
  const { file } = experiment.subject;
  const texts = await subjectFiles(cwd, file);
  const copies = await openCopies(cwd, file);
  const interruptible = signal ? { signal } : {};
  const pool = openPool({ workers, ...interruptible });
  try {
    return await sabotageExperiment(experiment, sabotage, {
      pool,
      setup: { ...subjectUrls(cwd, experiment), backend, jit },
      texts,
      place: (name, edited) => copies.place(name, edited, file),
      ...(selected ? { selected } : {}),
      ...(timeout === undefined ? {} : { timeout }),
      blessed: await readBaseline(cwd, experiment),
      sources: await digestSources(cwd, experiment),
      environment: {
        ...(await describeEnvironment()),
        workers,
        timings: {},
      },
      ...interruptible,
      now: () => performance.now(),
      on,
    });
  } finally {
    await pool.close();
    await copies.remove();
  }
}
