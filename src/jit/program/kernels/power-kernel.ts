import { Declined } from '../../decline.ts';
import type { Builder } from '../builder.ts';
import { operations } from '../interpret.ts';
import type { Node } from '../program.ts';
import type { TensorView } from '../view.ts';
import { floats, type Lower } from './kernel.ts';

/** A power by an exponent that is known when the code is traced, or of a base that is. */
export const powerKernel = {
  Pow: (call, builder) => {
    const [base, exponent] = [floats(call, 'a', builder), floats(call, 'b', builder)];
    const known = knownNumber(exponent, builder);
    if (known !== undefined) return spread(powerOf(base, known, builder), exponent, builder);
    const table = wholeTable(exponent, builder);
    if (table) return powersOf(base, exponent, Math.max(...table), builder);
    const bottom = knownNumber(base, builder);
    if (bottom !== undefined && bottom > 0) {
      const rate = builder.number(Math.log(bottom));
      return spread(builder.map('exponential', builder.map('multiply', exponent, rate)), base, builder);
    }
    throw new Declined('a power has an exponent that is computed, of a base that is');
  },
} satisfies Record<string, Lower>;

/** In the shape that both sides have together. */
function spread(power: TensorView, other: TensorView, builder: Builder): TensorView {
  const isWithin =
    other.shape.length <= power.shape.length &&
    other.shape.every((side, k) => side === 1 || side === power.shape.at(k - other.shape.length));
  if (isWithin) return power;
  return builder.map('multiply', power, builder.number(1, other.shape));
}

const maxProducts = 1024;

function powerOf(base: TensorView, exponent: number, builder: Builder): TensorView {
  const one = builder.number(1);
  if (exponent < 0) return builder.map('divide', one, powerOf(base, -exponent, builder));
  if (exponent === 0) return builder.number(1, base.shape);
  if (exponent === 0.5) return builder.map('root', base);
  if (Number.isInteger(exponent) && exponent <= maxProducts) return wholePower(base, exponent, builder);
  if (Number.isInteger(exponent)) throw new Declined(`a power has an exponent of ${exponent}`);
  const logarithm = builder.map('logarithm', base);
  return builder.map('exponential', builder.map('multiply', logarithm, builder.number(exponent)));
}

/** One factor after another where there are few; by squares where there are many. */
function wholePower(base: TensorView, exponent: number, builder: Builder): TensorView {
  if (exponent === 1) return base;
  if (exponent <= 16) return builder.map('multiply', wholePower(base, exponent - 1, builder), base);
  const half = wholePower(base, Math.floor(exponent / 2), builder);
  const square = builder.map('multiply', half, half);
  return exponent % 2 === 0 ? square : builder.map('multiply', square, base);
}

/** x^k by a table of k: as far as each exponent goes. */
function powersOf(base: TensorView, exponents: TensorView, most: number, builder: Builder): TensorView {
  let power: TensorView = builder.number(1);
  let reached: TensorView = builder.number(1);
  for (let k = 0; k <= most; k++) {
    if (k > 0) power = k === 1 ? base : builder.map('multiply', power, base);
    reached = builder.map('select', builder.map('less-equal', builder.number(k), exponents), power, reached);
  }
  return spread(reached, base, builder);
}

const largestListed = 16;

function wholeTable({ node }: TensorView, { nodes }: Builder): readonly number[] | undefined {
  const table = nodes[node];
  const values = table?.kind === 'table' ? [...table.values] : [];
  const isWhole = values.every((value) => Number.isInteger(value) && value >= 0 && value <= largestListed);
  return values.length > 0 && isWhole ? values : undefined;
}

/** By node, since a step that counts rests on the one before it. */
const known = new WeakMap<Node, number | undefined>();
const deepest = 1000;

/** The number that a view is everywhere, in every run. */
function knownNumber({ node }: Pick<TensorView, 'node'>, builder: Builder, depth = 0): number | undefined {
  const own = builder.nodes[node];
  if (!own || depth > deepest) return undefined;
  if (own.kind === 'number') return own.value;
  if (own.kind === 'table') return own.values.length === 1 ? own.values[0] : undefined;
  if (own.kind !== 'map') return undefined;
  if (known.has(own)) return known.get(own);
  const values = own.inputs.map((each) => knownNumber(each, builder, depth + 1));
  const numbers = values.filter((value) => value !== undefined);
  const apply: (...operands: number[]) => number = operations[own.operation];
  const value = numbers.length === values.length ? Math.fround(apply(...numbers)) : undefined;
  known.set(own, value);
  return value;
}
