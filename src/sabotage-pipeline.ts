import type { Verdict } from './check/verdict.ts';
import { editSubject, type SubjectTexts } from './guard/edit-subject.ts';
import { judgeDefect, judgeUnmodified, type Attempt } from './guard/judge-row.ts';
import type { SabotageMatrix, SabotageRow } from './guard/sabotage-matrix.ts';
import type { Outcome } from './outcome/outcome.ts';
import { runExperiment, type PipelineOptions } from './pipeline.ts';
import { limitTurns } from './run/limit-turns.ts';
import { SubjectError } from './run/load-subject.ts';
import { TimedOut, type Pool } from './run/open-pool.ts';
import { openSubject } from './run/open-runner.ts';
import type { WorkerSetup } from './run/worker.ts';
import type { Experiment, GuardName } from './spec/experiment.ts';
import type { Defect, Sabotage } from './spec/sabotage.ts';

export type SabotageOptions = Pick<
  PipelineOptions,
  'blessed' | 'sources' | 'environment' | 'signal' | 'now'
> & {
  readonly pool: Pool;
  readonly setup: Omit<WorkerSetup, 'experiment'>;
  /** The subject's source as it is. */
  readonly texts: SubjectTexts;
  /** Writes a changed copy, and gives the URL of its module. */
  readonly place: (defect: string, texts: SubjectTexts) => Promise<string>;
  /** The defects to try; all, where absent. */
  readonly selected?: ReadonlySet<string>;
  /** Milliseconds that a job may take; by default ten times as long as the longest of the unmodified code. */
  readonly timeout?: number;
  /** After each row, with how many of how many are done. */
  readonly on: (row: SabotageRow, done: number, total: number) => void;
};

/** Statistical guards: they decide by many fresh runs, and run only where a defect names them. */
const statistical: ReadonlySet<string> = new Set<GuardName>(['drift']);

const shortestTimeout = 10_000;

/** A row with what it took. */
type Timed = { readonly row: SabotageRow; readonly time: number };

/**
 * Tries the subject as it is, then each defect: a copy with the edits is trained with one seed for all exact
 * guards and for the checks that must notice it, and judged. After an interruption the rows that are finished are kept.
 */
export async function sabotageExperiment(
  experiment: Experiment,
  { file, defects }: Sabotage,
  options: SabotageOptions,
): Promise<SabotageMatrix | undefined> {
  const { pool, selected, signal, now } = options;
  const from = now();
  const oneSeed = { ...experiment, seeds: experiment.seeds.slice(0, 1) };
  const checks = checksOf(experiment);
  const ids = checks.map(({ id }) => id);
  const chosen = defects.filter(({ id }) => selected?.has(id) ?? true);
  const total = chosen.length + 1;
  const attempt = (url: string, which: readonly string[], timeout?: number) =>
    tryCopy(oneSeed, url, which, options, timeout);

  const expected = new Set(defects.flatMap(({ noticedBy }) => Object.keys(noticedBy)));
  const asIs = ids.filter((id) => !statistical.has(id) || expected.has(id));
  const clean = await attempt(options.setup.subjectUrl, asIs);
  const unmodified: SabotageRow = {
    id: 'unmodified',
    says: 'The code as it is.',
    source: null,
    noticedBy: {},
    ...judgeUnmodified(ids, clean),
  };
  if (signal?.aborted) return undefined;
  options.on(unmodified, 1, total);

  const timeout = options.timeout ?? Math.max(shortestTimeout, 10 * pool.longest());
  const takeTurn = limitTurns(rowsAtOnce);
  let done = 1;
  const rows = await Promise.all(
    chosen.map((defect) =>
      takeTurn(async (): Promise<Timed | undefined> => {
        if (signal?.aborted) return undefined;
        const begun = now();
        const found = await tryDefect(defect, checks, options, (url, which) => attempt(url, which, timeout));
        if (signal?.aborted) return undefined; // what it missed is not what the defect hid
        const row = { ...describe(defect), ...judgeDefect(ids, found) };
        options.on(row, ++done, total);
        return { row, time: now() - begun };
      }),
    ),
  );
  const finished = rows.filter((row) => row !== undefined);
  const { started, backend, workers } = options.environment;
  return {
    sources: options.sources,
    file,
    whole: finished.length === defects.length,
    checks: [...checks],
    unmodified,
    defects: finished.map(({ row }) => row),
    environment: {
      started,
      backend: backend.name,
      workers,
      total: now() - from,
      rows: Object.fromEntries(finished.map(({ row, time }) => [row.id, time])),
    },
  };
}

/** Two rows share the threads: while one is judged or runs out, the other's runs fill them. */
const rowsAtOnce = 2;

function checksOf({ claims, guards }: Experiment): SabotageMatrix['checks'] {
  return [
    ...claims.map(({ id }) => ({ id, role: 'claim' as const })),
    ...guards.map(({ name }) => ({ id: name, role: 'guard' as const })),
  ];
}

function describe({ id, says, source, noticedBy }: Defect) {
  return { id, says, source: source ?? null, noticedBy: { ...noticedBy } };
}

async function tryDefect(
  defect: Defect,
  checks: SabotageMatrix['checks'],
  { texts, place }: SabotageOptions,
  attempt: (url: string, which: readonly string[]) => Promise<Attempt>,
): Promise<Attempt> {
  const edited = editSubject(texts, defect);
  if ('problem' in edited) return { state: 'not-applied', why: edited.problem };
  const which = checks
    .filter(
      ({ id, role }) => (role === 'guard' && !statistical.has(id)) || Object.hasOwn(defect.noticedBy, id),
    )
    .map(({ id }) => id);
  return attempt(await place(defect.id, edited.texts), which);
}

async function tryCopy(
  experiment: Experiment,
  subjectUrl: string,
  which: readonly string[],
  options: SabotageOptions,
  timeout: number | undefined,
): Promise<Attempt> {
  const { pool, signal, blessed, sources, environment, now } = options;
  const patience = { ...(signal ? { signal } : {}), ...(timeout === undefined ? {} : { timeout }) };
  try {
    const runner = await openSubject(pool, { ...options.setup, experiment, subjectUrl }, patience);
    const outcome = await runExperiment(
      experiment,
      { ...runner, close: async () => undefined },
      {
        selected: new Set(which),
        changes: [],
        blessed,
        sources,
        environment,
        now,
        on: () => undefined,
        ...(signal ? { signal } : {}),
      },
    );
    return attemptOf(outcome);
  } catch (error) {
    if (signal?.aborted) return { state: 'crashed', why: 'interrupted', verdicts: new Map() };
    if (error instanceof TimedOut) return { state: 'hung', why: error.message, verdicts: new Map() };
    if (error instanceof SubjectError) return { state: 'crashed', why: error.message, verdicts: new Map() };
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
