import type { HowDiverged } from '../../model/run/divergence.ts';
import { lawMathematics } from '../../laws/law-mathematics.ts';
import type { Run } from '../../model/run/run.ts';
import { lawStates } from '../../spec/stated-numbers.ts';
import type { Experiment } from '../../model/experiment/experiment.ts';
import { curveOf, isCurve, valuesOf } from '../../model/run/metric.ts';
import type { Fit } from '../../model/run/fit.ts';

/** Above 1 by more than float32 rounding. */
const divergedGrowth = 1.001;

/** What an experiment says of when a run has diverged. */
export type StatesDivergence = Pick<Experiment, 'law' | 'states' | 'limits'>;

/**
 * How a run diverged: from which epoch on some metric is not finite, and how far its weights outgrew their start;
 * null where it did not. Its parameters tell, and the metrics that the experiment sets limits: another metric that is
 * no number concerns whoever reads it.
 *
 * @param drawn what a stream's first request got
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
    epoch: first === undefined ? null : first.index + 1,
    growth,
    ...(rise ? { rise } : {}),
    ...(beyond ? { beyond } : {}),
    ...(badData ? { badData } : {}),
  };
}

/** The first value, by epoch, that lies beyond a limit or is no finite number. */
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
    return [{ metric, epoch: isCurve(reported) ? at + 1 : null, value, limit }];
  });
  const place = ({ epoch }: (typeof found)[number]) => epoch ?? Number.POSITIVE_INFINITY;
  return found.toSorted((a, b) => (place(a) < place(b) ? -1 : 1))[0];
}

type Broken = { readonly metric: string; readonly values: readonly number[]; readonly index: number };

/** The metric that is not finite first. */
function firstBroken(metrics: Fit['metrics']): Broken | undefined {
  return Object.entries(metrics)
    .map(([metric, reported]) => ({ metric, values: curveOf(reported) }))
    .map((each) => ({ ...each, index: each.values.findIndex((value) => !Number.isFinite(value)) }))
    .filter(({ index }) => index >= 0)
    .toSorted((a, b) => a.index - b.index)[0];
}

/** So many times a metric must have grown: losses that go on falling, and shares that rise to 1, never do. */
const leastRise = 1000;

/** How a metric grew from epoch to epoch before it was no finite number; undefined where it did not. */
function riseBefore({ metric, values, index }: Broken): HowDiverged['rise'] {
  const sizes = values.slice(0, index).map(Math.abs);
  const grows = sizes.every((size, epoch) => epoch === 0 || size > (sizes[epoch - 1] ?? 0));
  const factor = (sizes.at(-1) ?? 0) / (sizes[0] ?? 0);
  return grows && factor >= leastRise && Number.isFinite(factor) ? { metric, factor } : undefined;
}

/** Rows of the data that hold what is no finite number; undefined where none does, or none were returned. */
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
