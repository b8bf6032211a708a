import { editSubject } from '../../sabotage/edit-subject.ts';
import { judgeDefect, judgeUnmodified, type Attempt } from '../../sabotage/judge-row.ts';
import type { SabotageMatrix, SabotageRow } from '../../model/outcome/sabotage-matrix.ts';
import { attemptCopy } from './attempt-copy.ts';
import { createLimiter } from '../../run/pool/limiter.ts';
import type { JitChoice } from '../../run/jit-choice.ts';
import type { ProgramReport } from '../../model/outcome/outcome.ts';
import { openSubject, type SubjectRunner } from '../../run/runner.ts';
import type { Experiment, GuardName } from '../../model/experiment/experiment.ts';
import type { Defect, Sabotage, SubjectTexts } from '../../model/experiment/defect.ts';
import type { SabotageOptions } from './sabotage-options.ts';

/** Guards that run only where a defect names them: they decide by many fresh runs, or by making runs twice. */
export const statistical: ReadonlySet<string> = new Set<GuardName>(['drift', 'reproducible']);

/** Milliseconds that a job of a copy may take however short the others are. */
export const shortestTimeout = 10_000;

/** A row with what it took. */
type Timed = { readonly row: SabotageRow; readonly time: number };

/** With what is copied. */
type CopyMaking = Omit<SabotageOptions, 'texts'> & { readonly texts: SubjectTexts };

type AttemptOn = (subjectUrl: string, which: readonly string[]) => Promise<Attempt>;

/**
 * Tries the subject as it is, then each defect: a copy with the edits is trained with one seed for all exact
 * guards and for the checks that must notice it, and judged. After an interruption the rows that are finished are kept.
 *
 * @returns undefined where it was interrupted before any defect was tried
 * @throws SubjectError where the code as it is cannot be had
 * @throws LanesRefused where it must go in lanes (`on`) and cannot
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
  const asItIs = await attemptCopy(oneSeed, { ...options, timeout: undefined, which, namesCount: true });
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

/** All checks, the statistical ones where some defect names them. */
function checksAsItIs(checks: SabotageMatrix['checks'], defects: readonly Defect[]): readonly string[] {
  const named = new Set(defects.flatMap(({ noticedBy }) => Object.keys(noticedBy)));
  return idsOf(checks).filter((id) => !statistical.has(id) || named.has(id));
}

function rowAsItIs(checks: SabotageMatrix['checks'], attempt: Attempt): SabotageRow {
  const row = { id: 'unmodified', says: 'The code as it is.', source: null, noticedBy: {} };
  return { ...row, ...judgeUnmodified(idsOf(checks), attempt) };
}

/**
 * Whether copies go in lanes. They need not even where the code as it is must (`on`), since a defect may well be
 * what cannot be traced; and they are not tried where it could not: what stands in its way stands in theirs too.
 */
export function jitOfCopies(asked: JitChoice = 'off', programs: readonly ProgramReport[]): JitChoice {
  const futile = programs.length > 0 && programs.every(({ state }) => state !== 'accelerated');
  return asked === 'off' || futile ? 'off' : 'auto';
}

/** Opens the subject as it is; undefined if it was interrupted: then it is not the code that stopped the threads. */
export async function openUnlessInterrupted(
  experiment: Experiment,
  { pool, setup, signal }: Pick<SabotageOptions, 'pool' | 'setup' | 'signal'>,
): Promise<SubjectRunner | undefined> {
  try {
    return await openSubject(pool, { ...setup, experiment }, signal ? { signal } : {});
  } catch (error) {
    if (signal?.aborted) return undefined;
    throw error;
  }
}

/** What comes of one defect, from the attempt at it and the milliseconds that took. */
type Conclude<D, R> = (defect: D, attempt: Attempt, took: number) => R;

/**
 * Tries defects, a few at once.
 *
 * @param on after each, with how many are done, the code as it is among them
 * @returns what they came to, in their order; those that an interruption came before are left out
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
        if (signal?.aborted) return undefined; // what it missed is not what the defect hid
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

/** Two rows share the threads: while one is judged or runs out, the other's runs fill them. */
const rowsAtOnce = 2;

/** Claims and guards; the guard that is always on among them where some defect names it, since each has to notice something. */
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
