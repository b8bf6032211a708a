import * as fc from 'fast-check';
import { createBuilder, type Builder } from '../../src/jit/program/builder.ts';
import { interpret, type RunFigures, type RunInputs } from '../../src/jit/program/interpret.ts';
import { operandOf, slice, transpose, type TensorView } from '../../src/jit/program/view.ts';
import { nodeSize, sizeOf, type MapOperation, type Program } from '../../src/jit/program/program.ts';
import type { Request } from '../../src/jit/trace/trace.ts';
import { createStreams } from '../../src/random/streams.ts';
import type { Metric } from '../../src/model/run/metric.ts';

const requests: readonly Request[] = [
  { stream: 'x', kind: 'normal', size: 24 },
  { stream: 'order', kind: 'permutation', size: 4 },
  { stream: 'y', kind: 'normal', size: 6 },
  { stream: 'order', kind: 'permutation', size: 4 },
];

/** What one run of a program is given, as an engine draws it. */
export function inputsOf(program: Program, seed: number, parameters: Record<string, number> = {}): RunInputs {
  const { random } = createStreams(seed, []);
  const draws = program.requests.map(({ stream, kind, size }) =>
    kind === 'normal' ? random.normal(stream, [size]) : random.permutation(stream, size),
  );
  return { draws, parameters };
}

export const parametersOf = (lane: number) => ({ lambda: 0.75 + lane, rate: 2 ** -lane });

type Choice = readonly [step: keyof typeof steps, a: number, b: number, c: number];

const unary = ['copy', 'negate', 'absolute', 'root', 'floor', 'ceiling', 'nearest'] as const;
const binary = [
  'add',
  'subtract',
  'multiply',
  'multiply',
  'divide',
  'maximum',
  'minimum',
  'less',
  'less-equal',
  'equal',
] as const;
const constants = [0, 1, -1, 2, 0.5, 0.25, -2, 3, 0.1, 8];
const shapes = [[24], [4, 6], [2, 3, 4], [4, 1, 6], [3, 8], [2, 2, 2, 3]];

const pick = <T>(from: readonly T[], at: number): T => from[at % from.length] as T;

/** Another view that broadcasts with one: of its shape, or of sides 1. */
function partner(view: TensorView, pool: readonly TensorView[], at: number): TensorView {
  const fits = pool.filter(({ shape }) => {
    const missing = view.shape.length - shape.length;
    return missing >= 0 && shape.every((side, k) => side === 1 || side === view.shape[k + missing]);
  });
  return fits.length > 0 ? pick(fits, at) : view;
}

const blockOf = ({ shape }: TensorView, a: number) => shape.map((side, k) => (a >> k) % side);

/** Each makes a view of those made so far. */
const steps = {
  number: (b, _pool, a) => b.number(pick(constants, a), pick([[], [1], [4, 6], [24]], a >> 4)),
  table: (b, _pool, a) =>
    b.table(
      Float32Array.from({ length: 6 }, (_, i) => ((a + i) % 7) - 3),
      pick([[6], [2, 3], [1, 6]], a),
    ),
  draw: (b, _pool, a) => b.draw(0, 0, pick(shapes, a)),
  part: (b, _pool, a) => b.draw(2, a % 3, pick([[3], [3, 1], [1, 3]], a)),
  parameter: (b, _pool, a) => b.parameter(pick(['lambda', 'rate'], a), pick([[], [1]], a >> 1)),
  unary: (b, pool, a, c) => b.map(pick(unary, c), pick(pool, a)),
  binary: (b, pool, a, c, d) => {
    const x = pick(pool, a);
    const y = partner(x, pool, c);
    const operation: MapOperation = pick(binary, d);
    if (operation !== 'divide') return (d & 16) === 0 ? b.map(operation, x, y) : b.map(operation, y, x);
    // never by 0: its sign is none of a pass's business
    return b.map(
      'divide',
      x,
      (d & 16) === 0 ? b.number(pick([1, 2, 0.5, 3], c)) : b.map('add', b.map('absolute', y), b.number(1)),
    );
  },
  select: (b, pool, a, c, d) => {
    const x = pick(pool, a);
    return b.map('select', partner(x, pool, c), x, partner(x, pool, d));
  },
  fold: (b, pool, a, c, d) => {
    const x = pick(pool, a);
    const from = c % (x.shape.length + 1);
    const y = pool.find((other, at) => at >= d % pool.length && other.shape.join() === x.shape.join());
    const operation = (d & 8) === 0 ? 'sum' : 'maximum';
    const start = pool.find(
      ({ shape }, at) => at >= c % pool.length && shape.join() === x.shape.slice(0, from).join(),
    );
    return b.reduce(operation, from, (d & 4) === 0 || !y ? [x] : [x, y], (d & 32) === 0 ? undefined : start);
  },
  reshape: (b, pool, a, c) => {
    const x = pick(pool, a);
    const size = sizeOf(x.shape);
    const side = pick([1, 2, 3, 4], c);
    return b.reshape(x, size % side === 0 ? [side, size / side] : [size]);
  },
  transpose: (_b, pool, a, c) => {
    const x = pick(pool, a);
    const order = x.shape.map((_, k) => (k + c) % x.shape.length);
    return transpose(x, (c & 8) === 0 ? order : order.toReversed());
  },
  slice: (_b, pool, a, c, d) => {
    const x = pick(pool, a);
    const begin = blockOf(x, c);
    return slice(
      x,
      begin,
      x.shape.map((side, k) => 1 + ((d >> k) % (side - (begin[k] ?? 0)))),
    );
  },
  gather: (b, pool, a, c, d) => {
    const x = pick(pool, a);
    const axis = x.shape.length === 0 ? -1 : c % x.shape.length;
    const side = x.shape[axis] ?? 0;
    if (axis < 0) return x;
    const drawn = side >= 4 && (d & 1) === 0;
    const rows = drawn
      ? b.draw((d & 2) === 0 ? 1 : 3, d % 3, pick([[1], [2], [2, 1], []], d >> 2))
      : b.table(
          Int32Array.from({ length: 3 }, (_, i) => (d + i * c) % side),
          pick([[3], [3, 1]], d),
        );
    return b.gather(x, rows, axis);
  },
  join: (b, pool, a, c, d) => {
    const x = pick(pool, a);
    if (x.shape.length === 0) return x;
    const axis = c % x.shape.length;
    const fits = pool.filter(
      ({ shape }) =>
        shape.length === x.shape.length && shape.every((side, k) => k === axis || side === x.shape[k]),
    );
    return b.concat([x, pick(fits, d), pick(fits, a)], axis);
  },
} satisfies Record<
  string,
  (b: Builder, pool: readonly TensorView[], a: number, c: number, d: number) => TensorView
>;

const names = Object.keys(steps) as (keyof typeof steps)[];
const choice: fc.Arbitrary<Choice> = fc.tuple(
  fc.constantFrom(...names, 'binary', 'binary', 'binary', 'fold', 'gather'),
  fc.nat(255),
  fc.nat(255),
  fc.nat(255),
);

/** Valid programs of any operations but exponentials and logarithms; the last views made are outputs. */
export const randomProgram: fc.Arbitrary<Program> = fc
  .tuple(fc.array(choice, { minLength: 1, maxLength: 30 }), fc.integer({ min: 1, max: 4 }))
  .map(([choices, kept]) => {
    const builder = createBuilder(requests);
    const pool: TensorView[] = [builder.draw(0, 0, [4, 6]), builder.number(2)];
    for (const [step, a, c, d] of choices) {
      const made = steps[step](builder, pool, a, c, d);
      if (sizeOf(made.shape) <= 600 && made.shape.length < 6) pool.push(made);
    }
    const parameters = Object.fromEntries(
      pool.slice(-kept).map((view, i) => {
        const size = sizeOf(view.shape);
        return [`p${i}`, { input: operandOf(builder.reshape(view, [size])), size }];
      }),
    );
    const scalars = pool.filter(({ shape }) => sizeOf(shape) === 1).slice(-2);
    const metrics = { m: scalars.map((view) => operandOf(builder.reshape(view, []))) };
    return { nodes: builder.nodes, requests, outputs: { metrics, parameters }, exact: true };
  });

/**
 * Programs of loops of one length between which whole sums stand: what one makes is read by the next in
 * place, or turned, or by several, so that there is much to fuse, to sink and to store.
 */
export const loopProgram: fc.Arbitrary<Program> = fc
  .array(fc.tuple(fc.nat(6), fc.nat(255), fc.nat(255)), { minLength: 3, maxLength: 24 })
  .map((choices) => {
    const builder = createBuilder(requests);
    const rows: TensorView[] = [builder.draw(0, 0, [4, 6])];
    const totals: TensorView[] = [builder.parameter('lambda', [])];
    for (const [kind, a, c] of choices) {
      const x = pick(rows, rows.length - 1 - (a % Math.min(3, rows.length)));
      if (kind === 0) totals.push(builder.reduce('sum', 0, [x]));
      else if (kind === 1) rows.push(builder.map('multiply', x, pick(totals, c)));
      else if (kind === 2) rows.push(builder.map('subtract', x, pick(totals, totals.length - 1)));
      else if (kind === 3) {
        const turned = transpose(builder.reshape(x, [6, 4]), [1, 0]);
        rows.push(builder.map('minimum', turned, pick(rows, c)));
      } else if (kind === 4) rows.push(builder.map(pick(unary, c), x));
      else rows.push(builder.map(pick(['add', 'maximum'], a), x, pick(rows, c)));
    }
    const outputs = [rows.at(-1), rows.at(-2), totals.at(-1)].filter((view) => view !== undefined);
    const parameters = Object.fromEntries(
      outputs.map((view, i) => {
        const size = sizeOf(view.shape);
        return [`p${i}`, { input: operandOf(builder.reshape(view, [size])), size }];
      }),
    );
    return { nodes: builder.nodes, requests, outputs: { metrics: {}, parameters }, exact: true };
  });

/** Whether all numbers of a run are such that products by powers of two are exact. */
export function isModerate(program: Program, inputs: RunInputs): boolean {
  const parameters = Object.fromEntries(
    program.nodes.map((node, id) => [
      `${id}`,
      { input: { node: id, offset: 0, strides: [1] }, size: nodeSize(node) },
    ]),
  );
  const all = interpret({ ...program, outputs: { metrics: {}, parameters } }, inputs);
  return Object.values(all.parameters).every((values) =>
    values.every((value) => value === 0 || (Math.abs(value) > 1e-12 && Math.abs(value) < 1e12)),
  );
}

/** Figures as text, to the bit; the sign of a zero as well if asked. */
export function textOf({ metrics, parameters }: RunFigures, zeroSigns = false): string {
  const numbers = (values: ArrayLike<number>) =>
    Array.from(values, (value) =>
      Object.is(value, -0) && zeroSigns ? '-0' : String(value === 0 ? 0 : value),
    );
  const named = (figures: Readonly<Record<string, Metric | ArrayLike<number>>>) =>
    Object.entries(figures).map(
      ([name, values]) => `${name}: ${numbers(typeof values === 'number' ? [values] : values).join(' ')}`,
    );
  return [...named(metrics), ...named(parameters)].join('\n');
}
