import type { Verdict } from '../../../src/model/outcome/verdict.ts';
import type { TrainedRun } from '../../../src/model/run/fit.ts';
import type { Claim, Experiment } from '../../../src/model/experiment/experiment.ts';
import { parseExpression } from '../../../src/spec/expression/parse-expression.ts';
import { checkOf, claimWith, experimentWith } from '../fake-subject.ts';

/** What a run reports at an epoch; every run lasts three epochs, and ends with w = [3, 4] and a start of its seed's own. */
export type Loss = (cell: { readonly lambda: number; readonly seed: number }, epoch: number) => number;

/** The verdict on a claim, by its expression. */
export function judge(
  expect: string,
  loss: Loss,
  change: Partial<Claim> = {},
  experimentChange: Partial<Experiment> = {},
): Verdict {
  const parsed = parseExpression(expect);
  if ('error' in parsed) throw new Error(parsed.error.message);
  const claim = claimWith({ id: 'claim', statement: parsed.statement, ...change });
  const experiment = experimentWith({ claims: [claim], guards: [], ...experimentChange });
  const check = checkOf(experiment, 'claim');
  return check.judge(
    check.runs().map((runs) =>
      check.measure(
        runs.map((run) => rawOf(run, loss)),
        false,
      ),
    ),
  );
}

/** The verdict on a claim about runs that all report the same, and end with finite parameters. */
export function judgeMetrics(expect: string, metrics: TrainedRun['fit']['metrics']): Verdict {
  const parsed = parseExpression(expect);
  if ('error' in parsed) throw new Error(parsed.error.message);
  const claim = claimWith({ id: 'claim', statement: parsed.statement });
  const check = checkOf(experimentWith({ claims: [claim], guards: [], law: null, sweep: {} }), 'claim');
  const measured = check.runs().map((runs) =>
    check.measure(
      runs.map((run) => {
        const raw = rawOf(run, () => 1);
        return { ...raw, fit: { ...raw.fit, metrics } };
      }),
      false,
    ),
  );
  return check.judge(measured);
}

export function rawOf(run: TrainedRun['run'], loss: Loss): TrainedRun {
  const cell = { lambda: Number(run.settings['lambda']), seed: run.seed };
  const metrics = { loss: [1, 2, 3].map((epoch) => loss(cell, epoch)) };
  const finite = metrics.loss.every(Number.isFinite);
  const common = { run: run.id, draws: [], metrics, parameters: {} };
  return {
    run,
    record: finite
      ? { ...common, state: 'finished' }
      : { ...common, state: 'diverged', epoch: 1, growth: null },
    fit: { metrics, parameters: { w: Float32Array.of(3, 4), start: Float32Array.of(run.seed) } },
    drawn: [],
  };
}

export const byLambda: Loss = ({ lambda }) => 10 - lambda;
export const seeds = (count: number) => Array.from({ length: count }, (_, i) => i + 1);
