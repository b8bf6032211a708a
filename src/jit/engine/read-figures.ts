import { lanes } from '../emit/lane-layout.ts';
import type { RunFigures } from '../program/interpret.ts';
import type { Operand } from '../program/program.ts';
import type { Compiled } from './compile.ts';

/** What a run left behind, from its lane of the memory. */
export function readFigures(
  { outputs, layout, numbers }: Compiled,
  floats: Float32Array,
  lane: number,
): RunFigures {
  const placeOf = ({ node, offset }: Operand): number =>
    ((layout.places[node] ?? Number.NaN) + offset) * lanes + lane;
  const readOne = (operand: Operand): number =>
    numbers[operand.node] ?? floats[placeOf(operand)] ?? Number.NaN;
  const readAll = (operand: Operand, size: number): Float32Array => {
    const values = new Float32Array(size);
    const number = numbers[operand.node];
    if (number !== undefined) return values.fill(number);
    const [first, step] = [placeOf(operand), (operand.strides[0] ?? 0) * lanes];
    for (let i = 0; i < size; i++) values[i] = floats[first + i * step] ?? Number.NaN;
    return values;
  };
  return {
    metrics: Object.fromEntries(
      Object.entries(outputs.metrics).map(([name, reads]) => [name, reads.map(readOne)]),
    ),
    parameters: Object.fromEntries(
      Object.entries(outputs.parameters).map(([name, { input, size }]) => [name, readAll(input, size)]),
    ),
  };
}
