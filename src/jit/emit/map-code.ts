import type { MapOperation } from '../program/program.ts';
import { f32x4 } from '../wasm/assembler/f32x4.ts';
import { v128 } from '../wasm/assembler/v128.ts';
import type { V128 } from './recipe.ts';
import type { VectorMath } from './vector-math.ts';

type Emit = (operands: readonly V128[], math: VectorMath) => V128;

const one = f32x4.const(1);
const zero = f32x4.const(0);

function unary(emit: (x: V128, math: VectorMath) => V128): Emit {
  return ([x], math) => emit(unwrap(x), math);
}

function binary(emit: (x: V128, y: V128) => V128): Emit {
  return ([x, y]) => emit(unwrap(x), unwrap(y));
}

/** Turns a mask of bits into the numbers 1 and 0. */
function truth(mask: V128): V128 {
  return v128.and(mask, one);
}

function unwrap(operand: V128 | undefined): V128 {
  if (!operand) throw new Error('an operand is missing');
  return operand;
}

/**
 * The code of each operation, on four runs at once. `pmax` and `pmin` treat NaN as `std::max` and `std::min`
 * do, which TensorFlow.js uses.
 */
export const mapCode = {
  copy: unary((x) => x),
  convert: unary((x) => f32x4.convert_i32x4_s(x)),
  negate: unary((x) => f32x4.neg(x)),
  absolute: unary((x) => f32x4.abs(x)),
  root: unary((x) => f32x4.sqrt(x)),
  exponential: unary((x, math) => math.exponential(x)),
  logarithm: unary((x, math) => math.logarithm(x)),
  floor: unary((x) => f32x4.floor(x)),
  ceiling: unary((x) => f32x4.ceil(x)),
  nearest: unary((x) => f32x4.nearest(x)),
  add: binary(f32x4.add),
  subtract: binary(f32x4.sub),
  multiply: binary(f32x4.mul),
  divide: binary(f32x4.div),
  maximum: binary(f32x4.pmax),
  minimum: binary(f32x4.pmin),
  less: binary((x, y) => truth(f32x4.lt(x, y))),
  'less-equal': binary((x, y) => truth(f32x4.le(x, y))),
  equal: binary((x, y) => truth(f32x4.eq(x, y))),
  select: ([condition, x, y]) => v128.bitselect(unwrap(x), unwrap(y), f32x4.ne(unwrap(condition), zero)),
} satisfies Record<MapOperation, Emit>;
