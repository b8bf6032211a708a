import type { Observation } from './judge-streams.ts';
import type { StreamsMeasurement } from './streams.ts';

/**
 * Every cell of a seed must have drawn the same numbers, but from streams that are drawn anew: request
 * by request, as far as both went and where both asked for as much, since a setting may ask for more.
 */
export function compareCells(
  values: readonly StreamsMeasurement[],
  redraw: readonly string[],
): Observation[] {
  const first = new Map<number, StreamsMeasurement>();
  return values.map((value): Observation => {
    const other = first.get(value.seed) ?? value;
    first.set(value.seed, other);
    const stream = differingStream(value, other, redraw);
    return {
      quantity: 'sharedDraws',
      run: value.run,
      measured: stream === undefined ? 0 : 1,
      stated: 0,
      tolerance: 0,
      cause: { code: 'draws-differ', run: value.run, other: other.run, stream: stream ?? '' },
    };
  });
}

function differingStream(
  a: StreamsMeasurement,
  b: StreamsMeasurement,
  redraw: readonly string[],
): string | undefined {
  const [drawnByA, drawnByB] = [drawsByStream(a), drawsByStream(b)];
  const shared = [...new Set([...drawnByA.keys(), ...drawnByB.keys()])].filter(
    (stream) => !redraw.includes(stream),
  );
  return shared.find((stream) => {
    const [mine, others] = [drawnByA.get(stream), drawnByB.get(stream)];
    if (mine === undefined || others === undefined) return true;
    return mine.some((draw, i) => {
      const other = others[i];
      return other?.size === draw.size && (other.digest !== draw.digest || other.kind !== draw.kind);
    });
  });
}

function drawsByStream({ draws }: StreamsMeasurement): ReadonlyMap<string, StreamsMeasurement['draws']> {
  const all = new Map<string, StreamsMeasurement['draws']>();
  for (const draw of draws) all.set(draw.stream, [...(all.get(draw.stream) ?? []), draw]);
  return all;
}
