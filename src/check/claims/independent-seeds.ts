import { makeRun } from '../../plan/make-run.ts';
import type { Cause } from '../../model/outcome/cause.ts';
import type { ClaimSubject, Measurement } from '../check.ts';
import { claimSeeds, readingCells } from './cells.ts';
import type { ExpressionMeasurement } from './measurement.ts';

/** The seeds by which a claim can be judged, or why it cannot. */
export type IndependentSeeds =
  | { readonly state: 'seeds'; readonly seeds: readonly number[] }
  | { readonly state: 'undecided'; readonly cause: Cause };

/**
 * Keeps the first of all seeds whose runs end alike to the bit, since these are one run however often it was
 * made. If all seeds end alike, the seed has no effect; the claim is then undecided, unless it says that it
 * is deterministic.
 *
 * Runs without parameters may end alike by chance, for example if they count wins. If there are such runs,
 * equal ends count only if all seeds share them.
 */
export function independentSeeds(
  measurements: readonly Measurement<ExpressionMeasurement>[],
  subject: ClaimSubject,
): IndependentSeeds {
  const seeds = claimSeeds(subject.experiment, subject.claim);
  const endings = endingsOf(measurements, subject, seeds);
  if (endings === undefined) return { state: 'seeds', seeds };
  const distinct = new Map(endings.toReversed().map((ending) => [ending.key, ending.seed]));
  const [first] = endings;
  if (subject.claim.deterministic === true) return judgeDeterministic(endings, distinct.size);
  if (first && seeds.length > 1 && distinct.size === 1) {
    const { run, drew } = first;
    return { state: 'undecided', cause: { code: 'seeds-alike', run, runs: seeds.length, stream: drew } };
  }
  if (endings.some(({ isBare }) => isBare)) return { state: 'seeds', seeds };
  const firsts = new Set(distinct.values());
  return { state: 'seeds', seeds: seeds.filter((seed) => firsts.has(seed)) };
}

type Ending = {
  readonly seed: number;
  /** The seed's first run. */
  readonly run: string;
  readonly key: string;
  readonly drew: string | null;
  readonly isBare: boolean;
};

/** Returns how each seed ended, or undefined if an older document does not say or the claim reads no run. */
function endingsOf(
  measurements: readonly Measurement<ExpressionMeasurement>[],
  subject: ClaimSubject,
  seeds: readonly number[],
): readonly Ending[] | undefined {
  const byRun = new Map(measurements.map(({ value }) => [value.run, value.ending]));
  const cells = readingCells(subject).flatMap(({ cells: own }) => own);
  const endings = seeds.map((seed) => {
    const runs = cells.map((cell) => makeRun(subject.experiment, seed, cell).id);
    const own = runs.flatMap((run) => byRun.get(run) ?? []);
    return {
      seed,
      run: runs[0] ?? '',
      key: own.map(({ digest }) => digest).join(' '),
      drew: own.map(({ drew }) => drew).find((stream) => stream !== null) ?? null,
      isBare: own.some(({ parameters }) => !parameters),
      isWhole: own.length === runs.length && own.length > 0,
    };
  });
  return endings.every(({ isWhole }) => isWhole) ? endings : undefined;
}

function judgeDeterministic(endings: readonly Ending[], distinct: number): IndependentSeeds {
  const drawing = endings.find(({ drew }) => drew !== null);
  const [first] = endings;
  if (!first) return { state: 'seeds', seeds: [] };
  if (drawing) {
    const { run, drew } = drawing;
    return { state: 'undecided', cause: { code: 'not-deterministic', run, stream: drew, other: null } };
  }
  if (distinct === 1) return { state: 'seeds', seeds: [first.seed] };
  const other = endings.find(({ key }) => key !== first.key)?.run ?? null;
  return { state: 'undecided', cause: { code: 'not-deterministic', run: first.run, stream: null, other } };
}
