import { lawMathematics, type ExpectedDraw } from '../../../laws/law-mathematics.ts';
import type { Experiment } from '../../../model/experiment/experiment.ts';
import { didYouMean } from '../../../spec/did-you-mean.ts';
import { lawStates, statedNumber } from '../../../spec/stated-numbers.ts';
import type { FindingCode } from '../../../model/outcome/quantity.ts';
import type { Cause } from '../../../model/outcome/cause.ts';
import type { GuardSubject, Measurement } from '../../check.ts';
import { compareDraws, type Observation } from './compare-cells.ts';
import { concludeFindings } from '../../findings/conclude-findings.ts';
import type { StreamsMeasurement } from './measurement.ts';
import type { Verdict } from '../../../model/outcome/verdict.ts';
import { worstFindings } from '../../findings/worst-finding.ts';

/** The quantities of each topic. If no run showed any of them, the topic was not examined. */
const topics = { epochs: ['epochs'], orders: ['orderRows', 'orderCount'], 'shared-draws': ['sharedDraws'] };

/** Decides from the draws of each run, and from those of the cells of each seed. */
export function judgeStreams(
  measurements: readonly Measurement<StreamsMeasurement>[],
  { experiment }: GuardSubject,
): Verdict {
  const values = measurements.map(({ value }) => value);
  const observations = [
    ...values.flatMap((value) => observe(value, experiment)),
    ...compareDraws(values, experiment),
  ];
  const findings = worstFindings(observations);
  const unexamined = Object.entries(topics)
    .filter(([, quantities]) => !findings.some(({ quantity }) => quantities.includes(quantity)))
    .map(([topic]) => topic);
  return concludeFindings(findings, ([first]) => causeOf(observations, first?.quantity), unexamined);
}

function observe(value: StreamsMeasurement, experiment: Experiment): Observation[] {
  const { run, draws, epochs } = value;
  const stated = statedNumber(experiment, value.settings, 'epochs');
  const metrics = Object.entries(epochs).flatMap(([metric, measured]): Observation[] =>
    stated === undefined
      ? []
      : [
          {
            quantity: 'epochs',
            run,
            measured,
            stated,
            tolerance: 0,
            cause: { code: 'epoch-count', run, metric, measured, stated },
          },
        ],
  );
  if (experiment.law === null)
    return [
      ...ordersOf(value, experiment).flatMap((order) => observeOrder(order, value, metrics)),
      ...metrics,
    ];
  const expected = lawMathematics[experiment.law].draws(lawStates(experiment, value.settings));
  const known = expected.map(({ stream }) => stream);
  const unused = known.filter((stream) => !draws.some((draw) => draw.stream === stream));
  const unknown = draws
    .filter(({ stream }) => !known.includes(stream))
    .map((draw) => ({
      quantity: 'draws' as const,
      run,
      measured: 1,
      stated: 0,
      tolerance: 0,
      cause: {
        code: 'stream-unknown' as const,
        run,
        stream: draw.stream,
        known,
        near: didYouMean(draw.stream, unused) ?? null,
      },
    }));
  const instead = [...new Set(unknown.map(({ cause }) => cause.stream))];
  return [
    ...expected.flatMap((draw) => observeStream(draw, value, metrics, instead)),
    ...unknown,
    ...metrics,
  ];
}

/** An order of the rows, and what is stated of it; a field is undefined if nothing is stated. */
type Order = {
  readonly stream: string;
  /**
   * True if the experiment lists it. An order that was only recognised was recognised by its kind and number,
   * so these are no findings.
   */
  readonly listed: boolean;
  readonly rows: number | undefined;
  readonly times: number | undefined;
};

/**
 * Returns the orders of a run without a law: those that the experiment lists. If it lists none, a permutation
 * is recognised as one if it was drawn more than once, and as often as epochs were reported.
 */
function ordersOf(value: StreamsMeasurement, experiment: Experiment): readonly Order[] {
  const rows = statedNumber(experiment, value.settings, 'trainRows');
  const times = statedNumber(experiment, value.settings, 'epochs');
  const reported = Math.max(0, ...Object.values(value.epochs));
  const listed = experiment.orders !== undefined;
  const streams = experiment.orders ?? seenOrders(value, reported);
  return streams.map((stream) => ({ stream, listed, rows, times }));
}

function seenOrders({ draws }: StreamsMeasurement, epochs: number): readonly string[] {
  const permutations = draws.filter(({ kind }) => kind === 'permutation').map(({ stream }) => stream);
  return [...new Set(permutations)].filter((stream) => {
    const times = permutations.filter((each) => each === stream).length;
    return times > 1 && times === epochs;
  });
}

/** Observes an order as under a law, and keeps what is stated here. */
function observeOrder(
  { stream, listed, rows, times }: Order,
  value: StreamsMeasurement,
  metrics: readonly Observation[],
): Observation[] {
  const order = { stream, kind: 'permutation' as const, size: rows ?? 0, times: times ?? 0 };
  const stated: Partial<Record<FindingCode, boolean>> = {
    drawKind: listed,
    orderRows: rows !== undefined,
    orderCount: listed && times !== undefined,
  };
  return observeStream(order, value, metrics).filter(({ quantity }) => stated[quantity]);
}

function observeStream(
  { stream, kind, size, times }: ExpectedDraw,
  { run, draws, epochs: reported }: StreamsMeasurement,
  metrics: readonly Observation[],
  instead: readonly string[] = [],
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
    if (made.length === 0)
      return {
        code: 'stream-unused',
        run,
        stream,
        ...(instead.length === 0 ? {} : { instead: [...instead] }),
      };
    if (!order) {
      const ran = Math.max(0, ...Object.values(reported));
      return { code: 'drawn-again', run, stream, measured: made.length, ...(ran > 0 ? { epochs: ran } : {}) };
    }
    // There are as many orders as reported epochs, so it is the epochs that are too few or too many.
    return epochs?.cause ?? { code: 'order-count', run, measured: made.length, stated: times };
  };
  const quantity = order ? 'orderCount' : 'draws';
  return [
    ...kinds,
    ...sizes,
    { quantity, run, measured: made.length, stated: times, tolerance: 0, cause: cause() },
  ];
}

/**
 * Returns the cause of the first observation that fails. Nothing is tolerated here, so any is as bad as the
 * worst; the finding names the same.
 */
function causeOf(observations: readonly Observation[], quantity: FindingCode | undefined): Cause {
  const found = observations.find((entry) => entry.measured !== entry.stated && entry.quantity === quantity);
  if (!found) throw new Error(`streams: no observation of "${quantity}" failed`);
  return found.cause;
}
