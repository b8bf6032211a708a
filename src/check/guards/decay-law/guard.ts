import { z } from 'zod';
import { decayFactor, stepsOf } from '../../../laws/linear-constants.ts';
import { norm } from '../../../laws/linear-model.ts';
import { rowSpan, type RowSpan } from '../../../laws/row-span.ts';
import { jsonNumber as n } from '../../../model/json-number.ts';
import { sweepRuns } from '../../../plan/sweep-runs.ts';
import type { Raw } from '../../../model/run/fit.ts';
import { isMissing, type Check, type GuardSubject, type Missing } from '../../check.ts';
import { foreignRows } from './foreign-rows.ts';
import { judgeDecayLaw } from './judge.ts';
import { drawnFrom, linearFit, type LinearFit } from '../../linear/linear-fit.ts';

export const decayLawMeasurement = z.object({
  run: z.string(),
  lambda: n,
  steps: z.number(),
  stated: z.object({ factor: n, decay: n }),
  /** What is left of the start off the span of the train rows: the multiple of it, and the rest that is no multiple. */
  factor: n,
  unexplained: n,
  /** ‖w off the span − stated factor · start off the span‖ over the start's norm off the span. */
  deviation: n,
  /** Where that exceeds the tolerance: the rows besides the train rows that moved w. */
  foreign: z.object({ rows: z.number(), first: z.number(), unexplained: n }).nullable(),
  /** At λ = 0: how far the bias is from the sum of the row coefficients that moved w. */
  biasShift: n.nullable(),
  tolerance: n,
});

export type DecayLawMeasurement = z.infer<typeof decayLawMeasurement>;

/** Of the start's norm off the span; float32 noise is a tenth of it. */
const tolerance = 2e-5;

/**
 * Off the span of the train rows no gradient reaches, so w_T = Π(1 − ηλ)·w₀ there, whatever the order
 * and the batch. And w − w₀ = Xᵀc at λ = 0 with b − b₀ = Σc: each step moves both by the same residual.
 */
export const decayLaw: Check<GuardSubject, DecayLawMeasurement> = {
  measurement: decayLawMeasurement,
  judgesDivergence: () => false,
  runs: ({ experiment }) => sweepRuns(experiment).map((run) => [run]),
  measure: ([raw], { experiment }) =>
    raw === undefined ? { missing: 'a run', has: [] } : measureDecay(raw, experiment),
  judge: judgeDecayLaw,
};

function measureDecay(raw: Raw, experiment: GuardSubject['experiment']): DecayLawMeasurement | Missing {
  const fit = linearFit(raw, experiment);
  if (isMissing(fit)) return fit;
  const { stated, model } = fit;
  const init = drawnFrom(raw, 'init')[0];
  if (init?.length !== stated.inputs)
    return { missing: `${stated.inputs} numbers of stream "init"`, has: [`${init?.length ?? 0}`] };
  const start = Float64Array.from(init, (z) => stated.initSd * z);
  const span = spanOf(fit);
  if (isMissing(span)) return span;
  const [before, after] = [span.reject(start), span.reject(model.w)];
  const square = norm(before) ** 2;
  if (square === 0) return { missing: 'a start off the span of the train rows', has: ['a start of zero'] };
  const factor = before.reduce((sum, value, k) => sum + value * after[k]!, 0) / square;
  const offBy = (multiple: number) =>
    norm(after.map((value, k) => value - multiple * before[k]!)) / Math.sqrt(square);
  const deviation = offBy(decayFactor(stated));
  const moved = () => model.w.map((value, k) => value - decayFactor(stated) * start[k]!);
  const coefficients = span.solve(start.map((value, k) => model.w[k]! - value));
  return {
    run: raw.run.id,
    lambda: stated.lambda,
    steps: stepsOf(stated),
    stated: { factor: decayFactor(stated), decay: stated.learningRate * stated.lambda },
    factor,
    unexplained: offBy(factor),
    deviation,
    foreign: deviation <= tolerance ? null : foreignRows(fit, moved(), Math.sqrt(square)),
    biasShift: stated.lambda === 0 ? model.b - coefficients.reduce((sum, c) => sum + c, 0) : null,
    tolerance,
  };
}

/** Needs room off the span, and rows that do not depend on each other. */
function spanOf({ stated, data }: LinearFit): RowSpan | Missing {
  const { trainRows, inputs } = stated;
  if (inputs <= trainRows) {
    return { missing: 'more inputs than train rows', has: [`${inputs} inputs`, `${trainRows} train rows`] };
  }
  try {
    return rowSpan(data.features, trainRows, inputs);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return { missing: 'independent train rows', has: [error.message] };
  }
}
