import type { Cause } from '../../../model/outcome/cause.ts';
import type { FindingCode } from '../../../model/outcome/quantity.ts';
import type { ObservedOf } from '../../findings/worst-finding.ts';
import type { Experiment } from '../../../model/experiment/experiment.ts';
import { chanceStream } from '../../../random/requests.ts';
import { followsSize } from './follows-size.ts';
import type { StreamsMeasurement } from './measurement.ts';

/** An observation of one run, with the cause to name if it fails. */
export type Observation = ObservedOf<FindingCode> & { readonly cause: Cause };

type Draw = StreamsMeasurement['draws'][number];

/** How two cells differ in a stream. */
type Difference =
  | { readonly kind: 'numbers' }
  /** One of the two drew more, and no size that differs between them explains it. */
  | { readonly kind: 'amount' };

/** The parts of an experiment that say what cells may draw differently. */
type Shared = Pick<Experiment, 'sweep' | 'redraw' | 'sizes'>;

/**
 * Compares all requests to every stream along each axis, with everything else of a seed alike: their kinds,
 * shapes and numbers. Streams of `redraw` may differ. Along an axis of `sizes`, or one whose values the
 * amounts follow, a cell may draw more; numbers are then compared up to the first request of another size.
 *
 * @returns one observation for each cell that has another to be compared with; none if there is a single
 * cell, or
 * no stream to share
 */
export function compareDraws(
  values: readonly StreamsMeasurement[],
  { sweep, redraw, sizes = [] }: Shared,
): Observation[] {
  return Object.keys(sweep).flatMap((axis) =>
    linesAlong(axis, values).flatMap((line) => {
      const streams = streamsOf(line).filter((stream) => !redraw.includes(stream));
      const uneven = streams.filter((stream) => !sizes.includes(axis) && !isAccountedFor(axis, stream, line));
      const [first, ...others] = line;
      if (first === undefined || streams.length === 0) return [];
      return others.map((cell) => observe(cell, first, axis, streams, uneven));
    }),
  );
}

function observe(
  cell: StreamsMeasurement,
  first: StreamsMeasurement,
  axis: string,
  streams: readonly string[],
  uneven: readonly string[],
): Observation {
  const { run } = cell;
  const found = streams
    .map((stream) => ({ stream, difference: differenceIn(stream, cell, first, uneven) }))
    .find(({ difference }) => difference !== null);
  const stream = found?.stream ?? '';
  const amount = (of: StreamsMeasurement) => drawsOf(of, stream).reduce((sum, { size }) => sum + size, 0);
  return {
    quantity: 'sharedDraws',
    run,
    measured: found === undefined ? 0 : 1,
    stated: 0,
    tolerance: 0,
    cause:
      found?.difference?.kind === 'amount'
        ? {
            code: 'draw-amount',
            run,
            other: first.run,
            stream,
            axis,
            measured: amount(cell),
            stated: amount(first),
          }
        : { code: 'draws-differ', run, other: first.run, stream, axis },
  };
}

function differenceIn(
  stream: string,
  cell: StreamsMeasurement,
  first: StreamsMeasurement,
  uneven: readonly string[],
): Difference | null {
  const [mine, others] = [drawsOf(cell, stream), drawsOf(first, stream)];
  const both = Math.min(mine.length, others.length);
  for (let i = 0; i < both; i++) {
    const [a, b] = [mine[i]!, others[i]!];
    if (a.kind !== b.kind) return { kind: 'numbers' };
    if (String(shapeOf(a)) !== String(shapeOf(b))) return uneven.includes(stream) ? { kind: 'amount' } : null;
    if (a.digest !== b.digest) return { kind: 'numbers' };
  }
  return mine.length !== others.length && uneven.includes(stream) ? { kind: 'amount' } : null;
}

/**
 * True if the amounts drawn from a stream follow the axis as a size: the number of requests, and each side of
 * each shape.
 */
function isAccountedFor(axis: string, stream: string, line: readonly StreamsMeasurement[]): boolean {
  const along = line.map((cell) => ({ value: cell.settings[axis], draws: drawsOf(cell, stream) }));
  const follows = (amountOf: (draws: readonly Draw[]) => number) =>
    followsSize(
      along.map(({ value, draws }) => [value, amountOf(draws)] as const),
      stream === chanceStream,
    );
  const shortest = Math.min(...along.map(({ draws }) => draws.length));
  const ranks = Array.from({ length: shortest }, (_, i) => along.map(({ draws }) => shapeOf(draws[i]!)));
  return (
    follows((draws) => draws.length) &&
    ranks.every(
      (shapes, i) =>
        shapes.every(({ length }) => length === shapes[0]!.length) &&
        shapes[0]!.every((_, side) => follows((draws) => shapeOf(draws[i]!)[side]!)),
    )
  );
}

/** Returns the cells of a seed that differ in the axis alone, in groups of two or more. */
function linesAlong(axis: string, values: readonly StreamsMeasurement[]): StreamsMeasurement[][] {
  const lines = new Map<string, StreamsMeasurement[]>();
  for (const value of values) {
    const others = Object.entries(value.settings).filter(([name]) => name !== axis);
    const key = JSON.stringify([value.seed, others]);
    lines.set(key, [...(lines.get(key) ?? []), value]);
  }
  return [...lines.values()].filter(({ length }) => length > 1);
}

function streamsOf(line: readonly StreamsMeasurement[]): readonly string[] {
  return [...new Set(line.flatMap(({ draws }) => draws.map(({ stream }) => stream)))];
}

function drawsOf({ draws }: StreamsMeasurement, stream: string): readonly Draw[] {
  return draws.filter((draw) => draw.stream === stream);
}

/** An outcome of 0.1.0 holds sizes alone. */
function shapeOf({ shape, size }: Draw): readonly number[] {
  return shape ?? [size];
}
