import { decayFactor, stepsOf } from '../../../laws/linear-constants.ts';
import { norm } from '../../../laws/linear-model.ts';
import { rowSpan, type RowSpan } from '../../../laws/row-span.ts';
import type { TrainedRun } from '../../../model/run/fit.ts';
import { isMissing, type GuardSubject, type Missing } from '../../check.ts';
import { foreignRows } from './foreign-rows.ts';
import { drawnFrom, linearFit, type LinearFit } from '../../linear/linear-fit.ts';
import type { DecayLawMeasurement } from './measurement.ts';

/** Of the start's norm off the span; float32 noise is a tenth of it. */
const tolerance = 2e-5;

export function measureDecay(
  raw: TrainedRun,
  experiment: GuardSubject['experiment'],
): DecayLawMeasurement | Missing {
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

/** Returns the span of the train rows. It needs more inputs than rows, and independent rows. */
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
