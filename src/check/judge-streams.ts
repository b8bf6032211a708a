import { lawMathematics, type ExpectedDraw } from '../oracle/law-mathematics.ts';
import type { Experiment } from '../spec/experiment.ts';
import { statedConstants } from '../spec/stated-constants.ts';
import type { Cause } from './cause.ts';
import type { GuardSubject, Measurement } from './check.ts';
import { compareCells } from './compare-cells.ts';
import { concludeFindings } from './conclude-findings.ts';
import type { StreamsMeasurement } from './streams.ts';
import type { Verdict } from './verdict.ts';
import { worstFindings, type Observed } from './worst-finding.ts';

/** An observation that brings the cause it would be. */
export type Observation = Observed & { readonly quantity: string; readonly cause: Cause };

/** Decides from what was asked of the streams, run by run, and between the cells of each seed. */
export function judgeStreams(
  measurements: readonly Measurement<StreamsMeasurement>[],
  { experiment }: GuardSubject,
): Verdict {
  const values = measurements.map(({ value }) => value);
  const observations = [
    ...values.flatMap((value) => observe(value, experiment)),
    ...compareCells(values, experiment.redraw),
  ];
  const findings = worstFindings(observations);
  return concludeFindings(findings, ([first]) => causeOf(observations, first?.quantity));
}

function observe(value: StreamsMeasurement, experiment: Experiment): Observation[] {
  const { run, draws, epochs } = value;
  const stated = statedConstants(experiment, value.settings);
  const expected = expectedDraws(value, experiment);
  const known = (experiment.law === null ? draws : expected).map(({ stream }) => stream);
  const metrics = Object.entries(epochs).map(([metric, measured]): Observation => ({
    quantity: 'epochs',
    run,
    measured,
    stated: stated.epochs ?? measured,
    tolerance: 0,
    cause: { code: 'epoch-count', run, metric, measured, stated: stated.epochs ?? measured },
  }));
  const unknown = draws
    .filter(({ stream }) => !known.includes(stream))
    .map((draw): Observation => ({
      quantity: 'draws',
      run,
      measured: 1,
      stated: 0,
      tolerance: 0,
      cause: { code: 'stream-unknown', run, stream: draw.stream, known },
    }));
  return [...expected.flatMap((draw) => observeStream(draw, value, metrics)), ...unknown, ...metrics];
}

function observeStream(
  { stream, kind, size, times }: ExpectedDraw,
  { run, draws }: StreamsMeasurement,
  metrics: readonly Observation[],
): Observation[] {
  const made = draws.filter((draw) => draw.stream === stream);
  const order = kind === 'permutation';
  const sizes = made.map((draw): Observation => ({
    quantity: order ? 'orderRows' : 'draws',
    run,
    measured: draw.size,
    stated: size,
    tolerance: 0,
    cause: { code: order ? 'order-rows' : 'draw-size', run, stream, measured: draw.size, stated: size },
  }));
  const kinds = made.map((draw): Observation => ({
    quantity: 'drawKind',
    run,
    measured: draw.kind === kind ? 0 : 1,
    stated: 0,
    tolerance: 0,
    cause: { code: 'draw-kind', run, stream, measured: draw.kind, stated: kind },
  }));
  const epochs = metrics.find(({ measured, stated }) => measured === made.length && measured !== stated);
  const cause = (): Cause => {
    if (made.length === 0) return { code: 'stream-unused', run, stream };
    if (!order) return { code: 'drawn-again', run, stream, measured: made.length };
    // As many orders as epochs were reported: it is the epochs that are too few or too many.
    return epochs?.cause ?? { code: 'order-count', run, measured: made.length, stated: times };
  };
  const quantity = order ? 'orderCount' : 'draws';
  return [
    ...kinds,
    ...sizes,
    { quantity, run, measured: made.length, stated: times, tolerance: 0, cause: cause() },
  ];
}

/** Without a law anything may be drawn, but orders must be one an epoch, of the stated rows. */
function expectedDraws(value: StreamsMeasurement, experiment: Experiment): readonly ExpectedDraw[] {
  const stated = statedConstants(experiment, value.settings);
  if (experiment.law !== null) return lawMathematics[experiment.law].draws(stated);
  const epochs = stated.epochs ?? Math.max(0, ...Object.values(value.epochs));
  const orders = new Map(
    value.draws.filter(({ kind }) => kind === 'permutation').map((draw) => [draw.stream, draw]),
  );
  return [...orders.values()].map(({ stream, kind, size }) => ({
    stream,
    kind,
    size: stated.trainRows ?? size,
    times: epochs,
  }));
}

/** Nothing is allowed here, so the first observation that fails is as bad as any: the one that the finding names. */
function causeOf(observations: readonly Observation[], quantity: string | undefined): Cause {
  const found = observations.find((entry) => entry.measured !== entry.stated && entry.quantity === quantity);
  if (!found) throw new Error(`streams: no observation of "${quantity}" failed`);
  return found.cause;
}
