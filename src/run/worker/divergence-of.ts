import type { HowDiverged } from '../../model/run/divergence.ts';
import { lawMathematics } from '../../laws/law-mathematics.ts';
import type { Run } from '../../model/run/run.ts';
import { lawStates } from '../../spec/stated-numbers.ts';
import type { Experiment } from '../../model/experiment/experiment.ts';
import { epochOf } from '../../model/run/epochs.ts';
import { curveOf, isCurve, valuesOf } from '../../model/run/metric.ts';
import type { Fit } from '../../model/run/fit.ts';

/** The least growth of weights that counts as divergence: above 1 by more than float32 rounding. */
const divergedGrowth = 1.001;

/** The parts of an experiment that decide whether a run has diverged. */
export type StatesDivergence = Pick<Experiment, 'law' | 'states' | 'limits'>;

/**
 * Returns how a run diverged, or null if it did not.
 *
 * A run has diverged if a parameter is not finite, if its weights outgrew their start by the experiment's
 * law, or if a metric with a limit exceeds it or is not finite. Any other metric that is not finite is left
 * to the checks that read it.
 *
 * @param drawn returns what a stream's first request got
 * @returns `epoch`: the first, counted from 1, at which some metric is not finite
 */
export function divergenceOf(
  fit: Fit,
  { settings }: Pick<Run, 'settings'>,
  { law, states, limits = {} }: StatesDivergence,
  drawn: (stream: string) => ArrayLike<number> | undefined,
): HowDiverged | null {
  const growth =
    law === null ? null : lawMathematics[law].growth(fit.parameters, drawn, lawStates({ states }, settings));
  const finite = Object.values(fit.parameters).every((values) => values.every(Number.isFinite));
  const beyond = firstBeyond(fit.metrics, limits);
  if (finite && !beyond && !(growth !== null && growth > divergedGrowth)) return null;
  const first = firstBroken(fit.metrics);
  const rise = first && riseBefore(first);
  const badData = badRowsOf(fit.data);
  return {
    epoch: first === undefined ? null : epochOf(first.index),
    growth,
    ...(rise ? { rise } : {}),
    ...(beyond ? { beyond } : {}),
    ...(badData ? { badData } : {}),
  };
}

/** Finds the first value, by epoch, beyond its limit or not finite. A metric without epochs comes last. */
function firstBeyond(
  metrics: Fit['metrics'],
  limits: NonNullable<Experiment['limits']>,
): HowDiverged['beyond'] {
  const found = Object.entries(limits).flatMap(([metric, limit]) => {
    const reported = Object.hasOwn(metrics, metric) ? metrics[metric] : undefined;
    const values = valuesOf(reported);
    const at = values.findIndex((value) => !(Math.abs(value) <= limit) || !Number.isFinite(value));
    const value = values[at];
    if (reported === undefined || value === undefined) return [];
    return [{ metric, epoch: isCurve(reported) ? epochOf(at) : null, value, limit }];
  });
  const place = ({ epoch }: (typeof found)[number]) => epoch ?? Number.POSITIVE_INFINITY;
  return found.toSorted((a, b) => (place(a) < place(b) ? -1 : 1))[0];
}

type Broken = { readonly metric: string; readonly values: readonly number[]; readonly index: number };

/** Finds the metric that is the first to be not finite. */
function firstBroken(metrics: Fit['metrics']): Broken | undefined {
  return Object.entries(metrics)
    .map(([metric, reported]) => ({ metric, values: curveOf(reported) }))
    .map((each) => ({ ...each, index: each.values.findIndex((value) => !Number.isFinite(value)) }))
    .filter(({ index }) => index >= 0)
    .toSorted((a, b) => a.index - b.index)[0];
}

/**
 * The factor by which a metric must have grown: losses that fall, and shares that rise to 1, never reach it.
 */
const leastRise = 1000;

/**
 * Returns by what factor a metric grew before it was not finite; undefined if it did not grow at every epoch,
 * or by less than `leastRise`.
 */
function riseBefore({ metric, values, index }: Broken): HowDiverged['rise'] {
  const sizes = values.slice(0, index).map(Math.abs);
  const grows = sizes.every((size, epoch) => epoch === 0 || size > (sizes[epoch - 1] ?? 0));
  const factor = (sizes.at(-1) ?? 0) / (sizes[0] ?? 0);
  return grows && factor >= leastRise && Number.isFinite(factor) ? { metric, factor } : undefined;
}

/**
 * Counts the rows of the data that hold a number that is not finite; undefined if there is none, or no data.
 */
function badRowsOf(data: Fit['data']): HowDiverged['badData'] {
  if (data === undefined) return undefined;
  const { features, labels, rows } = data;
  const inputs = features.length / rows;
  const isBad = (row: number) =>
    !Number.isFinite(labels[row]) ||
    !features.subarray(row * inputs, (row + 1) * inputs).every(Number.isFinite);
  const bad = Array.from({ length: rows }, (_, row) => row).filter(isBad);
  const [first] = bad;
  return first === undefined ? undefined : { rows: bad.length, first: first + 1 };
}
