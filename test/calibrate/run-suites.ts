import type { Outcome } from '../../src/model/outcome/outcome.ts';
import { runExperiment, type PipelineOptions } from '../../src/app/decide/run-experiment.ts';
import type { Runner } from '../../src/run/runner.ts';
import type { Experiment } from '../../src/model/experiment/experiment.ts';
import type { AlarmRate } from './alarm-rate.ts';
import { countAlarms, makeSuite, type Suite } from './suites.ts';

export type SuiteRange = { readonly first: number; readonly count: number };

/** Loads the subject for one suite: guards measure by the suite's own seeds. */
export type OpenSuite = (experiment: Experiment) => Promise<Pick<Runner, 'run'>>;

/**
 * Runs suites of an experiment one after another, saying after each how it went.
 *
 * @param range `count` at least 1
 */
export async function runSuites(
  experiment: Experiment,
  open: OpenSuite,
  { first, count }: SuiteRange,
  environment: PipelineOptions['environment'],
  say: (line: string) => void,
): Promise<readonly AlarmRate[]> {
  const outcomes: Pick<Outcome, 'checks'>[] = [];
  const from = performance.now();
  for (let number = first; number < first + count; number++) {
    const suite = makeSuite(experiment, number);
    const outcome = await runExperiment(suite.experiment, await open(suite.experiment), {
      changes: [`suite ${number}`],
      blessed: { state: 'absent', file: '' }, // guards against blessed figures are left out of a suite
      sources: () => ({ subject: '', experiment: '', checks: '' }),
      environment,
      on: () => undefined,
      now: () => performance.now(),
    });
    outcomes.push({ checks: outcome.checks }); // what a thousand suites ran would fill the memory
    const seconds = ((performance.now() - from) / 1000).toFixed(0);
    say(`suite ${number} (${outcomes.length} of ${count}, ${seconds} s): ${describeSuite(suite, outcome)}`);
  }
  return countAlarms(outcomes);
}

/** Which checks did not hold, with what repeats the suite. */
function describeSuite({ number, seed, frequencySeeds }: Suite, { checks }: Outcome): string {
  const named = (state: string) =>
    checks.filter(({ verdict }) => verdict.state === state).map(({ id }) => id);
  const [failed, undecided] = [named('fails'), named('undecided')];
  const found = [
    ...(failed.length > 0 ? [`FALSE ALARM of ${failed.join(', ')}`] : []),
    ...(undecided.length > 0 ? [`undecided: ${undecided.join(', ')}`] : []),
  ];
  if (found.length === 0) return 'all hold';
  const { from, to } = frequencySeeds;
  return `${found.join('; ')} (seed ${seed}, claims about many runs ${from}..${to}; again: npm run calibrate -- suites --first ${number} --suites 1)`;
}
