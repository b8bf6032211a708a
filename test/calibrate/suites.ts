import type { Outcome } from '../../src/model/outcome/outcome.ts';
import type { Experiment } from '../../src/model/experiment/experiment.ts';
import { alarmRate, type AlarmRate } from './alarm-rate.ts';

/** Far from every seed that an experiment uses, so that a suite never sees what the claims were found on. */
const firstSeed = 1_000_000;

/** Guards that compare a whole experiment with blessed figures: no fresh seed has any. */
const notPerSeed: ReadonlySet<string> = new Set(['baseline', 'drift']);

/** An experiment moved to fresh seeds: one for all that is asked of every run, and n for each claim about n runs. */
export type Suite = {
  readonly number: number;
  readonly seed: number;
  /** Inclusive; the claims about n runs share them, as they share 1 … n in the experiment. */
  readonly frequencySeeds: { readonly from: number; readonly to: number };
  readonly experiment: Experiment;
  /** Guards left out. */
  readonly without: readonly string[];
};

/**
 * Suite `number` of an experiment; no two suites share a seed, and none has one of the experiment's own.
 *
 * @param number from 0
 * @throws RangeError where the experiment itself uses seeds as high as a suite's
 */
export function makeSuite(experiment: Experiment, number: number): Suite {
  const counts = experiment.claims.map(({ quantifier }) =>
    quantifier.kind === 'every' ? 0 : quantifier.runs,
  );
  const most = Math.max(0, ...counts);
  if (Math.max(most, ...experiment.seeds) >= firstSeed) {
    throw new RangeError(
      `calibrate: seeds from ${firstSeed} on are those of the suites, and the experiment uses them`,
    );
  }
  const seed = firstSeed + number * (most + 1);
  const claims = experiment.claims.map((claim) => {
    const { quantifier } = claim;
    return quantifier.kind === 'every' ? claim : { ...claim, quantifier: { ...quantifier, from: seed + 1 } };
  });
  const guards = experiment.guards.filter(({ name }) => !notPerSeed.has(name));
  const without = experiment.guards.map(({ name }) => name).filter((name) => notPerSeed.has(name));
  return {
    number,
    seed,
    frequencySeeds: { from: seed + 1, to: seed + most },
    experiment: { ...experiment, seeds: [seed], claims, guards },
    without,
  };
}

/** Data-law looks at six means and spreads of a seed, each beyond six standard errors once in 5e8. */
const dataLawRate = 6 / 5e8;

/** How often each check failed or did not decide, over the outcomes of all suites; there is at least one. */
export function countAlarms(outcomes: readonly Pick<Outcome, 'checks'>[]): readonly AlarmRate[] {
  return (outcomes[0]?.checks ?? []).map(({ id }) => {
    const judged = outcomes.flatMap(({ checks }) => checks.filter((check) => check.id === id));
    const inState = (state: string) => judged.filter(({ verdict }) => verdict.state === state).length;
    return alarmRate({
      check: id,
      suites: outcomes.length,
      alarms: inState('fails'),
      undecided: inState('undecided'),
      allowed: Math.max(...judged.map(allowedRate)),
    });
  });
}

/** A share's interval states its own error; everything else is exact, or as good as. */
function allowedRate({ id, verdict: { evidence } }: Outcome['checks'][number]): number {
  if (evidence.kind === 'findings') return id === 'data-law' ? dataLawRate : 0;
  return evidence.tally.interval?.alpha ?? 0;
}
