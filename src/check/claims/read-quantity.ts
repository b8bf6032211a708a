import { ownValue } from '../../model/own-value.ts';
import { lawMathematics } from '../../laws/law-mathematics.ts';
import { norm } from '../../laws/linear-model.ts';
import type { TrainedRun } from '../../model/run/fit.ts';
import { lawStates } from '../../spec/stated-numbers.ts';
import type { Experiment } from '../../model/experiment/experiment.ts';
import { indexOf } from '../../model/run/epochs.ts';
import { isCurve, valuesOf, type Metric } from '../../model/run/metric.ts';
import type { Reading } from '../../model/experiment/statement.ts';
import type { Missing } from '../check.ts';

/** A run with what it returned. */
export type Fitted = Pick<TrainedRun, 'fit'> & { readonly run: Pick<TrainedRun['run'], 'settings'> };

/** Returns every metric of a run at its last epoch: those reported, and those that follow under the law. */
export function lastScalars(
  raw: Fitted,
  experiment: Pick<Experiment, 'law' | 'states'>,
): Record<string, number> {
  const reported = Object.entries(raw.fit.metrics).flatMap(([name, values]) => {
    const last = valuesOf(values).at(-1);
    return last === undefined ? [] : [[name, last] as const];
  });
  return { ...derive(raw, experiment), ...Object.fromEntries(reported) }; // a reported metric has precedence, as in a claim
}

/** Reads the number of a reading in one run, or says what the run lacks. */
export function readQuantity(
  raw: Fitted,
  reading: Pick<Reading, 'metric' | 'parameter' | 'index' | 'epoch'>,
  experiment: Pick<Experiment, 'law' | 'states'>,
): number | Missing {
  const { metric, parameter, index, epoch } = reading;
  if (index !== undefined) return readEntry(raw, metric, index);
  if (parameter !== undefined) {
    const values = ownValue(raw.fit.parameters, parameter);
    if (values) return norm(values);
    return { missing: `parameter "${parameter}"`, has: Object.keys(raw.fit.parameters) };
  }
  const reported = ownValue(raw.fit.metrics, metric);
  if (reported !== undefined) return readMetric(metric, reported, epoch);
  const derived = derive(raw, experiment);
  const found = ownValue(derived, metric);
  if (found !== undefined) return found;
  if (ownValue(raw.fit.parameters, metric)) return readEntry(raw, metric);
  return {
    missing: `metric "${metric}"`,
    has: [...Object.keys(raw.fit.metrics), ...Object.keys(derived)],
  };
}

/** Reads a metric at an epoch, or at the end. A metric that is known once has no value at an epoch. */
function readMetric(name: string, metric: Metric, epoch: number | undefined): number | Missing {
  const missing = `epoch ${epoch ?? 1} of "${name}"`;
  if (!isCurve(metric)) return epoch === undefined ? metric : { missing, has: ['one number, at the end'] };
  const value = metric.at(epoch === undefined ? -1 : indexOf(epoch));
  return value ?? { missing, has: [`${metric.length} epochs`] };
}

/** Reads one final value of a parameter. Without an index the parameter must have only one. */
function readEntry(raw: Fitted, parameter: string, index?: number): number | Missing {
  const values = ownValue(raw.fit.parameters, parameter);
  if (!values) return { missing: `parameter "${parameter}"`, has: Object.keys(raw.fit.parameters) };
  if (index === undefined && values.length !== 1)
    return {
      missing: `single value of "${parameter}"`,
      has: [`${values.length} values: say which, e.g. ${parameter}[0]`],
    };
  return (
    values[index ?? 0] ?? {
      missing: `value ${index} of "${parameter}"`,
      has: [`${values.length} values, from 0`],
    }
  );
}

/** Reads a metric's whole curve, one value for each epoch, or the single value of a metric that is known once. */
export function readCurve(raw: Fitted, metric: string): readonly number[] | Missing {
  const reported = ownValue(raw.fit.metrics, metric);
  return reported === undefined
    ? { missing: `metric "${metric}"`, has: Object.keys(raw.fit.metrics) }
    : valuesOf(reported);
}

function derive(
  raw: Fitted,
  { law, states }: Pick<Experiment, 'law' | 'states'>,
): Readonly<Record<string, number>> {
  return law === null
    ? {}
    : lawMathematics[law].derive(raw.fit.parameters, lawStates({ states }, raw.run.settings));
}
