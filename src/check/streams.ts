import { z } from 'zod';
import { lawMathematics, type ExpectedDraw } from '../oracle/law-mathematics.ts';
import { sweepRuns } from '../plan/sweep-runs.ts';
import { statedConstants } from '../spec/stated-constants.ts';
import type { Experiment } from '../spec/experiment.ts';
import type { Cause } from './cause.ts';
import type { Check, GuardSubject, Measurement } from './check.ts';
import { concludeFindings } from './conclude-findings.ts';
import { worstFinding, type Observed } from './worst-finding.ts';

const measurement = z.object({
  run: z.string(),
  seed: z.number(),
  settings: z.record(z.string(), z.union([z.number(), z.string(), z.boolean()])),
  /** Values of each metric. */
  epochs: z.record(z.string(), z.number()),
  draws: z.array(
    z.object({
      stream: z.string(),
      kind: z.enum(['normal', 'permutation']),
      size: z.number(),
      digest: z.string(),
    }),
  ),
});

type StreamsMeasurement = z.infer<typeof measurement>;

/**
 * The fit asked for what the law says it needs, no more and no less: each epoch one order of just the
 * train rows, every other stream once, one metric value an epoch, and the same numbers in every cell
 * of a seed. Without a law: one order of the stated rows an epoch.
 */
export const streams: Check<GuardSubject, StreamsMeasurement> = {
  measurement,
  judgesDivergence: () => true, // what was drawn is no worse for what came of it
  runs: ({ experiment }) => sweepRuns(experiment).map((run) => [run]),
  measure: ([raw]) =>
    raw === undefined
      ? { missing: 'a run', has: [] }
      : {
          run: raw.run.id,
          seed: raw.run.seed,
          settings: { ...raw.run.settings },
          epochs: Object.fromEntries(
            Object.entries(raw.fit.metrics).map(([name, values]) => [name, values.length]),
          ),
          draws: raw.record.draws.map(({ stream, kind, shape, digest }) => ({
            stream,
            kind,
            size: shape.reduce((size, side) => size * side, 1),
            digest,
          })),
        },
  judge: (measurements, { experiment }) => {
    const observations = measurements.flatMap((entry) => observe(entry, experiment));
    observations.push(...compareCells(measurements, experiment));
    const quantities = [...new Set(observations.map(({ quantity }) => quantity))];
    const findings = quantities.map((quantity) =>
      worstFinding(
        quantity,
        observations.filter((entry) => entry.quantity === quantity),
      ),
    );
    return concludeFindings(findings, ([first]) =>
      causeOf(observations, first?.quantity ?? '', first?.run ?? ''),
    );
  },
};

/** An observation that brings the cause it would be. */
type Observation = Observed & { readonly quantity: string; readonly cause: Cause };

function observe({ value }: Measurement<StreamsMeasurement>, experiment: Experiment): Observation[] {
  const { run, draws, epochs } = value;
  const stated = statedConstants(experiment, value.settings);
  const expected = expectedDraws(value, experiment);
  const known = expected.map(({ stream }) => stream);
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
  const epochs = metrics.find(({ measured, stated }) => measured === made.length && measured !== stated);
  const cause = (): Cause => {
    if (made.length === 0) return { code: 'stream-unused', run, stream };
    if (!order) return { code: 'drawn-again', run, stream, measured: made.length };
    // As many orders as epochs were reported: it is the epochs that are too few or too many.
    return epochs?.cause ?? { code: 'order-count', run, measured: made.length, stated: times };
  };
  const quantity = order ? 'orderCount' : 'draws';
  return [...sizes, { quantity, run, measured: made.length, stated: times, tolerance: 0, cause: cause() }];
}

/** Without a law, what was drawn is what is expected, but for orders: one an epoch, of the stated rows. */
function expectedDraws(value: StreamsMeasurement, experiment: Experiment): readonly ExpectedDraw[] {
  const stated = statedConstants(experiment, value.settings);
  if (experiment.law !== null) return lawMathematics[experiment.law].draws(stated);
  const epochs = stated.epochs ?? Math.max(0, ...Object.values(value.epochs));
  const byStream = new Map(value.draws.map((draw) => [draw.stream, draw]));
  return [...byStream.values()].map(({ stream, kind, size }) => {
    const order = kind === 'permutation';
    return { stream, kind, size: order ? (stated.trainRows ?? size) : size, times: order ? epochs : 1 };
  });
}

/** Every cell of a seed must have drawn the same numbers, but from streams that are drawn anew. */
function compareCells(
  measurements: readonly Measurement<StreamsMeasurement>[],
  { redraw }: Experiment,
): Observation[] {
  const first = new Map<number, StreamsMeasurement>();
  return measurements.map(({ value }): Observation => {
    const other = first.get(value.seed) ?? value;
    first.set(value.seed, other);
    const differing = [...digestsByStream(value)].find(
      ([stream, digests]) => !redraw.includes(stream) && digestsByStream(other).get(stream) !== digests,
    );
    const stream = differing?.[0] ?? '';
    return {
      quantity: 'sharedDraws',
      run: value.run,
      measured: differing ? 1 : 0,
      stated: 0,
      tolerance: 0,
      cause: { code: 'draws-differ', run: value.run, other: other.run, stream },
    };
  });
}

function digestsByStream({ draws }: StreamsMeasurement): Map<string, string> {
  const all = new Map<string, string>();
  for (const { stream, digest } of draws) all.set(stream, `${all.get(stream) ?? ''} ${digest}`);
  return all;
}

function causeOf(observations: readonly Observation[], quantity: string, run: string): Cause {
  const failed = observations.filter(
    (entry) => entry.measured !== entry.stated && entry.quantity === quantity,
  );
  const found = failed.find((entry) => entry.run === run) ?? failed[0];
  if (!found) throw new Error(`streams: no observation of "${quantity}" failed`);
  return found.cause;
}
