import { ownValue } from '../../model/own-value.ts';
import { mapMetric, type Metric } from '../../model/run/metric.ts';
import { nodeSize, sizeOf, type MapOperation, type Node, type Operand, type Program } from './program.ts';

/** What one run is given: what each request hands out, and its swept numbers. */
export type RunInputs = {
  readonly draws: readonly (Float32Array | Int32Array)[];
  readonly parameters: Readonly<Record<string, number>>;
};

/** What one run leaves behind. */
export type RunFigures = {
  readonly metrics: Readonly<Record<string, Metric>>;
  readonly parameters: Readonly<Record<string, Float32Array>>;
};

type Numbers = Float32Array | Int32Array;

/**
 * Runs a program for one run, node by node, as it is written: slow, and simple enough to trust. What passes
 * and WebAssembly make of a program is held against this.
 */
export function interpret({ nodes, outputs }: Program, inputs: RunInputs): RunFigures {
  const values: Numbers[] = [];
  for (const node of nodes) values.push(evaluate(node, values, inputs));
  const at = ({ node, offset }: Operand, element = 0) => values[node]?.[offset + element] ?? Number.NaN;
  return {
    metrics: Object.fromEntries(
      Object.entries(outputs.metrics).map(([name, reads]) => [name, mapMetric(reads, (read) => at(read))]),
    ),
    parameters: Object.fromEntries(
      Object.entries(outputs.parameters).map(([name, { input, size }]) => [
        name,
        Float32Array.from({ length: size }, (_, i) => at(input, i * (input.strides[0] ?? 0))),
      ]),
    ),
  };
}

function evaluate(node: Node, values: readonly Numbers[], inputs: RunInputs): Numbers {
  switch (node.kind) {
    case 'number':
      return Float32Array.of(node.value);
    case 'table':
      return node.values;
    case 'parameter':
      return Float32Array.of(ownValue(inputs.parameters, node.name) ?? Number.NaN);
    case 'draw':
      return (inputs.draws[node.request] ?? new Float32Array()).subarray(
        node.offset,
        node.offset + node.size,
      );
    case 'map': {
      const out = new Float32Array(nodeSize(node));
      const apply = operations[node.operation];
      walk(node.shape, node.inputs, (places, at) => {
        out[at] = apply(...node.inputs.map((input, i) => read(values, input, places[i])));
      });
      return out;
    }
    case 'reduce':
      return evaluateReduction(node, values);
    case 'gather': {
      const out = new Float32Array(nodeSize(node));
      walk(node.shape, [node.source, node.index], ([from = 0, row], at) => {
        out[at] = read(values, node.source, from + read(values, node.index, row) * node.step);
      });
      return out;
    }
    case 'concat': {
      const out = new Float32Array(nodeSize(node));
      for (const { input, shape, offset, strides } of node.parts)
        walk(shape, [input, { node: 0, offset, strides }], ([from, to = 0]) => {
          out[to] = read(values, input, from);
        });
      return out;
    }
  }
}

function evaluateReduction(
  node: Extract<Node, { kind: 'reduce' }>,
  values: readonly Numbers[],
): Float32Array {
  const { operation, inputs, start, shape, over } = node;
  const length = sizeOf(over);
  const out = new Float32Array(sizeOf(shape));
  const f = Math.fround;
  walk(shape, [start], ([place], at) => {
    out[at] = read(values, start, place);
  });
  walk([...shape, ...over], inputs, (places, at) => {
    const [a = 0, b] = inputs.map((input, i) => read(values, input, places[i]));
    const term = b === undefined ? a : f(a * b);
    const cell = Math.floor(at / length);
    const sum = out[cell] ?? 0;
    out[cell] = operation === 'sum' ? sum + term : Math.max(sum, term);
  });
  return out;
}

function read(values: readonly Numbers[], { node }: Operand, place: number | undefined): number {
  const value = place === undefined ? undefined : values[node]?.[place];
  if (value === undefined) throw new RangeError(`node ${node} has no element ${place}`);
  return value;
}

/** Visits a loop's indices in row-major order, with the place of each operand there. */
function walk(
  shape: readonly number[],
  operands: readonly Operand[],
  visit: (places: readonly number[], at: number) => void,
): void {
  const index = shape.map(() => 0);
  const places = operands.map(({ offset }) => offset);
  const count = sizeOf(shape);
  for (let at = 0; at < count; at++) {
    visit(places, at);
    for (let k = shape.length - 1; k >= 0; k--) {
      const next = (index[k] ?? 0) + 1;
      const wrapped = next === shape[k];
      index[k] = wrapped ? 0 : next;
      operands.forEach(({ strides }, i) => {
        const stride = strides[k] ?? 0;
        places[i] = (places[i] ?? 0) + (wrapped ? stride * (1 - next) : stride);
      });
      if (!wrapped) break;
    }
  }
}

function roundToEven(a: number): number {
  const below = Math.floor(a);
  const isTie = a - below === 0.5;
  return isTie && below % 2 === 0 ? below : Math.round(a);
}

const truth = (holds: boolean) => (holds ? 1 : 0);

/** Rounded to float32 where they are stored, which for these operations is once, as in float32 hardware. */
export const operations = {
  copy: (a = 0) => a,
  convert: (a = 0) => a,
  negate: (a = 0) => -a,
  absolute: (a = 0) => Math.abs(a),
  root: (a = 0) => Math.sqrt(a),
  exponential: (a = 0) => Math.exp(a),
  logarithm: (a = 0) => Math.log(a),
  floor: (a = 0) => Math.floor(a),
  ceiling: (a = 0) => Math.ceil(a),
  nearest: (a = 0) => roundToEven(a),
  add: (a = 0, b = 0) => a + b,
  subtract: (a = 0, b = 0) => a - b,
  multiply: (a = 0, b = 0) => a * b,
  divide: (a = 0, b = 0) => a / b,
  // As std::max and std::min, which TensorFlow.js uses: the first where either is NaN.
  maximum: (a = 0, b = 0) => (a < b ? b : a),
  minimum: (a = 0, b = 0) => (b < a ? b : a),
  less: (a = 0, b = 0) => truth(a < b),
  'less-equal': (a = 0, b = 0) => truth(a <= b),
  equal: (a = 0, b = 0) => truth(a === b),
  select: (condition = 0, a = 0, b = 0) => (condition === 0 ? b : a),
} satisfies Record<MapOperation, (...operands: number[]) => number>;
