import type { LinearConstants } from '../../laws/linear-constants.ts';
import type { LinearModel } from '../../laws/linear-model.ts';
import type { TrainedRun } from '../../model/run/fit.ts';
import { lawConstants } from '../../spec/stated-numbers.ts';
import type { Experiment } from '../../model/experiment/experiment.ts';
import type { Missing } from '../check.ts';

/** A raw fit as the law `linear-sgd-l2` sees it, in float64: the oracle's loops are fast on one kind of array alone. */
export type LinearFit = {
  readonly stated: LinearConstants;
  readonly model: LinearModel & { readonly w: Float64Array };
  readonly data: { readonly features: Float64Array; readonly labels: Float64Array; readonly rows: number };
};

/** Every guard asks for the same fit: it is converted once, and dropped with it. */
const converted = new WeakMap<TrainedRun, LinearFit | Missing>();

/** Takes from a fit what the law needs, or says what it lacks. A fit belongs to one experiment. */
export function linearFit(raw: TrainedRun, experiment: Pick<Experiment, 'states'>): LinearFit | Missing {
  const known = converted.get(raw);
  if (known) return known;
  const fit = convertFit(raw, experiment);
  converted.set(raw, fit);
  return fit;
}

function convertFit(raw: TrainedRun, experiment: Pick<Experiment, 'states'>): LinearFit | Missing {
  const stated = lawConstants(experiment, raw.run.settings);
  const { parameters, data } = raw.fit;
  const has = Object.entries(parameters).map(([name, values]) => `${name} of ${values.length} values`);
  const { w, b } = parameters;
  if (w?.length !== stated.inputs) return { missing: `parameter "w" of ${stated.inputs} values`, has };
  if (b?.length !== 1) return { missing: 'parameter "b" of 1 value', has };
  const rows = stated.trainRows + stated.testRows;
  if (data?.rows !== rows || data.features.length !== rows * stated.inputs) {
    const held =
      data === undefined ? [] : [`${data.rows} rows of ${data.features.length / data.rows} features`];
    return { missing: `data of ${rows} rows of ${stated.inputs} features`, has: held };
  }
  return {
    stated,
    model: { w: new Float64Array(w), b: b[0] ?? Number.NaN },
    data: { features: new Float64Array(data.features), labels: new Float64Array(data.labels), rows },
  };
}

/** All that one stream handed out in a run, request by request. */
export function drawnFrom(raw: TrainedRun, stream: string): readonly (Float32Array | Int32Array)[] {
  return raw.drawn.filter((draw) => draw.stream === stream).map(({ values }) => values);
}
