import { impliedBiasDecay, impliedDecay, biasWeights } from '../../../laws/zero-inputs.ts';
import { decayFactor } from '../../../laws/linear-constants.ts';
import { norm, residual, type Numbers } from '../../../laws/linear-model.ts';
import { oneRow } from '../../../laws/one-row.ts';
import type { LinearInputs } from '../../../laws/replay-linear-sgd.ts';
import { rowSpan } from '../../../laws/row-span.ts';
import { rowsSinceWiped, sinceWiped } from '../../../laws/wiping.ts';
import type { TrainedRun } from '../../../model/run/fit.ts';
import { isMissing, type GuardSubject, type Missing } from '../../check.ts';
import type { ClosedFormKind, ClosedFormMeasurement, MeasuredAs } from './measurement.ts';
import { largestDifference, largestSize, rmsDifference } from '../../findings/differences.ts';
import { linearFit, type LinearFit } from '../../linear/linear-fit.ts';
import { linearInputs } from '../../linear/linear-inputs.ts';

/** Largest distance of a parameter from its formula, per 1 + max |w|. The guard trajectory has the same. */
const tolerance = 2e-5;

/** Largest share of the end that may be no multiple of the start, if a decay is to be read from it. */
const multipleWithin = 1e-3;

type Fitted = LinearFit & {
  readonly run: string;
  readonly inputs: LinearInputs;
  readonly start: { readonly w: Float64Array; readonly b: number };
};

export function measureClosedForm(
  kind: ClosedFormKind,
  raw: TrainedRun,
  experiment: GuardSubject['experiment'],
): ClosedFormMeasurement | Missing {
  const fit = linearFit(raw, experiment);
  if (isMissing(fit)) return fit;
  const inputs = linearInputs(raw, fit.stated);
  if (inputs.kind === 'unreplayable') return inputs;
  const start = { w: Float64Array.from(inputs.init, (z) => fit.stated.initSd * z), b: 0 };
  return measures[kind]({ ...fit, run: raw.run.id, inputs, start });
}

const measures = {
  'zero-inputs': measureZeroInputs,
  'one-row': measureOneRow,
  'one-step': measureOneStep,
  wiped: measureWiped,
} as const satisfies {
  readonly [K in ClosedFormKind]: (fit: Fitted) => MeasuredAs<K> | Missing;
};

function measureZeroInputs({ run, stated, model, data, inputs, start }: Fitted): MeasuredAs<'zero-inputs'> {
  const factor = decayFactor(stated);
  const expected = start.w.map((value) => factor * value);
  const scale = toleranceFor(expected);
  const { labels, orders } = inputs;
  const weights = biasWeights(orders, stated);
  const bias = weigh(weights, labels);
  const slope = weights.reduce((sum, weight) => sum + weight, 0);
  const decayTo = (end: number) => impliedBiasDecay(end, labels, orders, stated);
  // The larger the decay, the nearer to zero the bias; so the ends are ordered by size.
  const [measured, one, other] = [decayTo(model.b), decayTo(model.b - scale), decayTo(model.b + scale)];
  return {
    kind: 'zero-inputs',
    run,
    batch: stated.batchSize,
    lambda: stated.lambda,
    w: { measured: largestDifference(model.w, expected), tolerance: scale },
    b: { measured: Math.abs(model.b - bias), tolerance: scale },
    decay: {
      measured: readDecay(start.w, model.w, stated),
      stated: stated.learningRate * stated.lambda,
    },
    intercept: { bias: model.b, slope, rest: bias - slope * stated.trueBias, stated: stated.trueBias },
    biasDecay:
      measured === null || one === null || other === null
        ? null
        : { measured, low: Math.min(one, other), high: Math.max(one, other) },
    ownLabels: Math.abs(model.b - weigh(weights, data.labels)),
    labelShift: rmsDifference(data.labels, labels),
  };
}

/** Returns ηλ of weights that are a multiple of the start, by least squares; null if they are no multiple. */
function readDecay(start: Float64Array, end: Float64Array, stated: Fitted['stated']): number | null {
  const factor = weigh(start, end) / norm(start) ** 2;
  const rest = norm(end.map((value, k) => value - factor * start[k]!));
  return rest <= multipleWithin * Math.abs(factor) * norm(start) ? impliedDecay(factor, stated) : null;
}

function measureOneRow({ run, stated, model, inputs, start }: Fitted): MeasuredAs<'one-row'> {
  const x = Float64Array.from({ length: stated.inputs }, (_, k) => inputs.features[k]!);
  const expected = oneRow(x, inputs.labels[0]!, start, stated);
  const scale = toleranceFor(expected.w);
  return {
    kind: 'one-row',
    run,
    batch: stated.batchSize,
    w: { measured: largestDifference(model.w, expected.w), tolerance: scale },
    b: { measured: Math.abs(model.b - expected.b), tolerance: scale },
  };
}

/**
 * Measures the rate with the labels that the code reports, so that wrong labels are not taken for another
 * learning rate.
 */
function measureOneStep({
  run,
  stated,
  model,
  data,
  inputs,
  start,
}: Fitted): MeasuredAs<'one-step'> | Missing {
  let sum = 0;
  for (let row = 0; row < stated.trainRows; row++) sum += residual(inputs.features, data.labels, start, row);
  if (sum === 0) return { missing: 'residual other than zero at the start', has: [] };
  return {
    kind: 'one-step',
    run,
    batch: stated.batchSize,
    rows: stated.trainRows,
    rate: {
      measured: (-stated.batchSize * model.b) / sum,
      stated: stated.learningRate,
      // the rate is the bias times a factor, so its tolerance is the bias's times that factor
      tolerance: (toleranceFor(start.w) * stated.batchSize) / Math.abs(sum),
    },
  };
}

function measureWiped({ run, stated, model, inputs }: Fitted): MeasuredAs<'wiped'> {
  const rows = sinceWiped(inputs.features, inputs.orders.at(-1) ?? [], stated);
  const rest = rowSpan(rows, rowsSinceWiped(stated), stated.inputs).reject(model.w);
  const w = { measured: largestSize(rest), tolerance: toleranceFor(model.w) };
  return { kind: 'wiped', run, batch: stated.batchSize, w };
}

function toleranceFor(w: Numbers): number {
  return tolerance * (1 + largestSize(w));
}

function weigh(weights: Numbers, values: Numbers): number {
  let sum = 0;
  for (let i = 0; i < weights.length; i++) sum += weights[i]! * values[i]!;
  return sum;
}
