import { attemptCopy } from './attempt-copy.ts';
import type { SubjectTexts } from '../../model/experiment/defect.ts';
import { makeDefect, type Generated, type GeneratedDefect } from '../../sabotage/explore/generate-defects.ts';
import type { ExploredDefect, Exploration } from '../../sabotage/explore/exploration.ts';
import { judgeDefect, judgeUnmodified, type Attempt } from '../../sabotage/judge-row.ts';
import {
  jitOfCopies,
  openUnlessInterrupted,
  shortestTimeout,
  statistical,
  tryEach,
} from './sabotage-experiment.ts';
import type { SabotageOptions } from './sabotage-options.ts';
import type { Experiment } from '../../model/experiment/experiment.ts';

export type ExploreOptions = Omit<SabotageOptions, 'on' | 'selected'> & {
  /** Generates defects from the subject's source, and chooses which to try. */
  readonly generate: (texts: SubjectTexts) => Chosen;
  /** Called after the code as it is and after each defect. `done` and `total` count the code as it is too. */
  readonly on: (row: Pick<ExploredDefect, 'id'> & { state: string }, done: number, total: number) => void;
};

export type Chosen = {
  readonly generated: Generated;
  /** The generated defects to try. */
  readonly chosen: readonly GeneratedDefect[];
};

/**
 * Tries the subject as it is, then each chosen defect, and returns which checks noticed which.
 *
 * A copy with the defect is trained with one seed. The exact guards and the claims about every run judge it
 * first. The claims about several runs judge only copies that all of these let pass, since each costs as much
 * as the others together.
 *
 * @returns undefined if it was interrupted before the code as it is was judged
 * @throws SubjectError if the code as it is cannot be loaded
 * @throws LanesRefused if it must be made in lanes (`--jit on`) and cannot be
 */
export async function exploreExperiment(
  experiment: Experiment,
  options: ExploreOptions,
): Promise<Exploration | undefined> {
  const { pool, setup, signal } = options;
  const oneSeed = { ...experiment, seeds: experiment.seeds.slice(0, 1) };
  const opened = await openUnlessInterrupted(oneSeed, options);
  if (opened === undefined) return undefined;
  const checks = checksOf(experiment);
  const which = [...checks.cheap, ...checks.dear];
  const asItIs = await attemptCopy(
    oneSeed,
    { ...options, timeout: undefined, which, namesCount: true },
    opened,
  );
  if (signal?.aborted) return undefined;
  const unmodified = judgeAsItIs(which, asItIs.attempt);
  const texts = await options.texts();
  const { generated, chosen } = options.generate(texts);
  const total = unmodified.state === 'clean' ? chosen.length + 1 : 1;
  options.on({ id: 'unmodified', state: unmodified.state }, 1, total);
  const found = { unmodified, generated: generated.defects.length, unparsed: generated.unparsed };
  if (unmodified.state === 'unclean') return { ...found, defects: [], complete: true };

  const timeout = options.timeout ?? Math.max(shortestTimeout, 10 * pool.longest());
  const jit = jitOfCopies(setup.jit, asItIs.programs);
  const undecided = new Set(unmodified.undecided);
  const able = (ids: readonly string[]) => ids.filter((id) => !undecided.has(id));
  const defects = await tryAll(chosen, texts, options, total, async (subjectUrl) => {
    const copy = { ...options, timeout, setup: { ...setup, subjectUrl, jit }, namesCount: false };
    const attempt = async (ids: readonly string[]) =>
      (await attemptCopy(oneSeed, { ...copy, which: ids })).attempt;
    const first = await attempt(able(checks.cheap));
    const dear = able(checks.dear);
    const isOpen = judgeDefect(able(checks.cheap), first).state === 'survived' && dear.length > 0;
    return isOpen ? merge(first, await attempt(dear)) : first;
  });
  return { ...found, defects, complete: defects.length === chosen.length };
}

/** Splits the ids of claims and exact guards: `dear` are claims that need many runs, `cheap` the rest. */
function checksOf({ claims, guards }: Experiment) {
  const isDear = ({ quantifier }: Experiment['claims'][number]) => quantifier.kind !== 'every';
  const exact = guards.map(({ name }) => name).filter((name) => !statistical.has(name));
  return {
    cheap: [...claims.filter((claim) => !isDear(claim)).map(({ id }) => id), ...exact],
    dear: claims.filter(isDear).map(({ id }) => id),
  };
}

/** Judges the code as it is: clean if nothing fails. Checks that are undecided on it can show no defect. */
function judgeAsItIs(checks: readonly string[], attempt: Attempt): Exploration['unmodified'] {
  const { why, cells } = judgeUnmodified(checks, attempt);
  const of = (wanted: string) => checks.filter((id) => cells[id]?.state === wanted);
  const [failing, undecided] = [of('notices'), of('undecided')];
  const isClean = attempt.state === 'ran' && failing.length === 0;
  return { state: isClean ? 'clean' : 'unclean', why, failing, undecided };
}

function merge(first: Attempt, second: Attempt): Attempt {
  if (first.state !== 'ran' || second.state !== 'ran') return second;
  return { state: 'ran', verdicts: new Map([...first.verdicts, ...second.verdicts]) };
}

function tryAll(
  chosen: readonly GeneratedDefect[],
  texts: SubjectTexts,
  options: ExploreOptions,
  total: number,
  attempt: (subjectUrl: string) => Promise<Attempt>,
): Promise<readonly ExploredDefect[]> {
  const { place, on } = options;
  return tryEach(
    chosen,
    options,
    async (defect, index) => attempt(await place(`defect-${index}`, makeDefect(texts, defect))),
    (defect, found): ExploredDefect => ({ ...defect, ...judge(found) }),
    (tried, done) => on(tried, done, total),
  );
}

function judge(attempt: Attempt): Pick<ExploredDefect, 'state' | 'why' | 'noticedBy' | 'undecided'> {
  const ids = attempt.state === 'not-applied' ? [] : [...attempt.verdicts.keys()];
  const { state, why, cells } = judgeDefect(ids, attempt);
  const of = (wanted: string) => ids.filter((id) => cells[id]?.state === wanted);
  const [noticedBy, undecided] = [of('notices'), of('undecided')];
  if (state === 'caught' || state === 'survived' || state === 'crashed' || state === 'hung')
    return { state, why, noticedBy, undecided };
  throw new Error(`a generated defect cannot be ${state}`);
}
