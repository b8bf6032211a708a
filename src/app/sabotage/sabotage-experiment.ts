import { editSubject } from '../../sabotage/edit-subject.ts';
import { judgeDefect, judgeUnmodified, type Attempt } from '../../sabotage/judge-row.ts';
import type { SabotageMatrix, SabotageRow } from '../../model/outcome/sabotage-matrix.ts';
import { attemptCopy } from './attempt-copy.ts';
import { createLimiter } from '../../run/pool/limiter.ts';
import type { JitChoice } from '../../model/run/jit-choice.ts';
import type { ProgramReport } from '../../model/outcome/outcome.ts';
import { createSubjectRunner, type SubjectRunner } from '../../run/runner.ts';
import type { Experiment, GuardName } from '../../model/experiment/experiment.ts';
import type { Defect, Sabotage, SubjectTexts } from '../../model/experiment/defect.ts';
import type { SabotageOptions } from './sabotage-options.ts';

/** Guards that run only if a defect names them, since they need many fresh runs, or make runs twice. */
export const statistical: ReadonlySet<string> = new Set<GuardName>(['drift', 'reproducible']);

/** Milliseconds that a job of a copy may take at least, however short the others are. */
export const shortestTimeout = 10_000;

/** A row of the matrix, and the milliseconds that it took. */
type Timed = { readonly row: SabotageRow; readonly time: number };

/** The options, with the texts of the subject that is copied. */
type CopyMaking = Omit<SabotageOptions, 'texts'> & { readonly texts: SubjectTexts };

type AttemptOn = (subjectUrl: string, which: readonly string[]) => Promise<Attempt>;

/**
 * Tries the subject as it is, then each defect, and returns the matrix: which checks noticed which defects.
 *
 * A copy with the defect is trained with one seed, and judged by all exact guards and by the checks that must
 * notice the defect. After an interruption the finished rows are kept.
 *
 * @returns undefined if it was interrupted before any defect was tried
 * @throws SubjectError if the code as it is cannot be loaded
 * @throws LanesRefused if it must be made in lanes (`--jit on`) and cannot be
 */
export async function sabotageExperiment(
  experiment: Experiment,
  { file, defects }: Sabotage,
  options: SabotageOptions,
): Promise<SabotageMatrix | undefined> {
  const { pool, setup, selected, signal, now } = options;
  const from = now();
  const oneSeed = { ...experiment, seeds: experiment.seeds.slice(0, 1) };
  const checks = checksOf(experiment, defects);
  const chosen = defects.filter(({ id }) => selected?.has(id) ?? true);
  const opened = await openUnlessInterrupted(oneSeed, options);
  if (opened === undefined) return undefined;
  const which = checksAsItIs(checks, defects);
  const asItIs = await attemptCopy(
    oneSeed,
    { ...options, timeout: undefined, which, namesCount: true },
    opened,
  );
  if (signal?.aborted) return undefined;
  const unmodified = rowAsItIs(checks, asItIs.attempt);
  options.on(unmodified, 1, chosen.length + 1);
  const texts = await options.texts();
  const timeout = options.timeout ?? Math.max(shortestTimeout, 20 * pool.longest());
  const jit = jitOfCopies(setup.jit, asItIs.programs);
  const rows = await tryDefects(chosen, checks, { ...options, texts }, async (subjectUrl, noticing) => {
    const copy = { ...options, timeout, which: noticing, setup: { ...setup, subjectUrl, jit } };
    return (await attemptCopy(oneSeed, { ...copy, namesCount: false })).attempt;
  });
  if (signal?.aborted && rows.length === 0) return undefined;
  const { started, workers } = options.environment;
  return {
    sources: options.sources(),
    file,
    whole: rows.length === defects.length,
    checks: [...checks],
    unmodified,
    defects: rows.map(({ row }) => row),
    environment: {
      started,
      backend: opened.backend.name,
      workers,
      total: now() - from,
      rows: Object.fromEntries(rows.map(({ row, time }) => [row.id, time])),
    },
  };
}

/** Returns the ids of all checks but the statistical guards that no defect names: for the code as it is. */
function checksAsItIs(checks: SabotageMatrix['checks'], defects: readonly Defect[]): readonly string[] {
  const named = new Set(defects.flatMap(({ noticedBy }) => Object.keys(noticedBy)));
  return idsOf(checks).filter((id) => !statistical.has(id) || named.has(id));
}

function rowAsItIs(checks: SabotageMatrix['checks'], attempt: Attempt): SabotageRow {
  const row = { id: 'unmodified', says: 'The code as it is.', source: null, noticedBy: {} };
  return { ...row, ...judgeUnmodified(idsOf(checks), attempt) };
}

/**
 * Returns whether copies are made in lanes. Even with `--jit on` they need not be, since the defect itself
 * may be what cannot be traced. If the code as it is could not be traced, copies are not tried: the same
 * reason holds for them.
 */
export function jitOfCopies(asked: JitChoice = 'off', programs: readonly ProgramReport[]): JitChoice {
  const futile = programs.length > 0 && programs.every(({ state }) => state !== 'accelerated');
  return asked === 'off' || futile ? 'off' : 'auto';
}

/**
 * Opens the subject as it is. Returns undefined if it was interrupted: an error is then no fault of the code.
 */
export async function openUnlessInterrupted(
  experiment: Experiment,
  { pool, setup, signal }: Pick<SabotageOptions, 'pool' | 'setup' | 'signal'>,
): Promise<SubjectRunner | undefined> {
  try {
    return await createSubjectRunner(pool, { ...setup, experiment }, signal ? { signal } : {});
  } catch (error) {
    if (signal?.aborted) return undefined;
    throw error;
  }
}

/** Makes the result of one defect from the attempt, and the milliseconds that it took. */
type Conclude<D, R> = (defect: D, attempt: Attempt, took: number) => R;

/**
 * Tries defects, a few at once.
 *
 * @param on called after each defect; `done` counts the code as it is too
 * @returns the results, in the order of the defects; without those that an interruption kept from finishing
 */
export async function tryEach<D, R extends object>(
  defects: readonly D[],
  { signal, now }: Pick<SabotageOptions, 'signal' | 'now'>,
  attempt: (defect: D, index: number) => Promise<Attempt>,
  conclude: Conclude<D, R>,
  on: (tried: R, done: number) => void,
): Promise<readonly R[]> {
  const takeTurn = createLimiter(rowsAtOnce);
  let done = 1;
  const tried = await Promise.all(
    defects.map((defect, index) =>
      takeTurn(async (): Promise<R | undefined> => {
        if (signal?.aborted) return undefined;
        const from = now();
        const found = await attempt(defect, index);
        if (signal?.aborted) return undefined; // checks without their runs say nothing of the defect
        const concluded = conclude(defect, found, now() - from);
        on(concluded, ++done);
        return concluded;
      }),
    ),
  );
  return tried.filter((found) => found !== undefined);
}

function tryDefects(
  defects: readonly Defect[],
  checks: SabotageMatrix['checks'],
  options: CopyMaking,
  attempt: AttemptOn,
): Promise<readonly Timed[]> {
  return tryEach(
    defects,
    options,
    (defect) => tryDefect(defect, checks, options, attempt),
    (defect, found, time): Timed => ({
      row: { ...describe(defect), ...judgeDefect(idsOf(checks), found) },
      time,
    }),
    ({ row }, done) => options.on(row, done, defects.length + 1),
  );
}

/** Rows that share the threads: while one is judged or has few runs left, the other's runs fill them. */
const rowsAtOnce = 2;

/**
 * Returns the claims and guards of the matrix. The guard `reproducible`, which is always on, is among them
 * only if some defect names it: every check of a matrix has to notice something.
 */
function checksOf({ claims, guards }: Experiment, defects: readonly Defect[]): SabotageMatrix['checks'] {
  const isAsked = defects.some(({ noticedBy }) => Object.hasOwn(noticedBy, 'reproducible'));
  return [
    ...claims.map(({ id }) => ({ id, role: 'claim' as const })),
    ...guards
      .filter(({ name }) => isAsked || name !== 'reproducible')
      .map(({ name }) => ({ id: name, role: 'guard' as const })),
  ];
}

function idsOf(checks: SabotageMatrix['checks']): readonly string[] {
  return checks.map(({ id }) => id);
}

function describe({ id, says, source, noticedBy }: Defect) {
  return { id, says, source: source ?? null, noticedBy: { ...noticedBy } };
}

async function tryDefect(
  defect: Defect,
  checks: SabotageMatrix['checks'],
  { texts, place }: CopyMaking,
  attempt: AttemptOn,
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
