import { mapMetric } from '../../model/run/metric.ts';
import { lanes } from '../emit/lane-layout.ts';
import type { RunFigures } from '../program/interpret.ts';
import type { Operand } from '../program/program.ts';
import type { Compiled } from './compile.ts';

/** Returns a function that reads the metrics and parameters of a lane's run from the memory. */
export function createFiguresReader(
  { outputs, layout, numbers }: Compiled,
  floats: Float32Array,
): (lane: number) => RunFigures {
  const placeOf = ({ node, offset }: Operand) => ((layout.places[node] ?? Number.NaN) + offset) * lanes;
  const metrics = Object.entries(outputs.metrics).map(
    ([name, reads]) =>
      [name, mapMetric(reads, (read) => ({ number: numbers[read.node], place: placeOf(read) }))] as const,
  );
  const parameters = Object.entries(outputs.parameters).map(
    ([name, { input, size }]) =>
      [
        name,
        {
          number: numbers[input.node],
          place: placeOf(input),
          step: (input.strides[0] ?? 0) * lanes,
          size,
        },
      ] as const,
  );
  return (lane) => ({
    metrics: Object.fromEntries(
      metrics.map(([name, reads]) => [
        name,
        mapMetric(reads, ({ number, place }) => number ?? floats[place + lane] ?? Number.NaN),
      ]),
    ),
    parameters: Object.fromEntries(
      parameters.map(([name, { number, place, step, size }]) => {
        const values = new Float32Array(size);
        if (number !== undefined) return [name, values.fill(number)];
        for (let i = 0, at = place + lane; i < size; i++, at += step) values[i] = floats[at] ?? Number.NaN;
        return [name, values];
      }),
    ),
  });
}
