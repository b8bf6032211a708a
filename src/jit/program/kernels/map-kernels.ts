import { Declined } from '../../decline.ts';
import type { Builder } from '../builder.ts';
import type { MapOperation } from '../program.ts';
import type { TensorView } from '../view.ts';
import { errorFunction, wave } from './functions.ts';
import { anyNumbers, floats, numberOf, unary, type Lower } from './kernel.ts';

/** One operation on two inputs. */
function binary(operation: MapOperation, first = 'a', second = 'b'): Lower {
  return (call, builder) =>
    builder.map(operation, floats(call, first, builder), floats(call, second, builder));
}

/** The same of integers: what float32 holds of them it adds and compares exactly. */
function wholeToo(operation: MapOperation, first = 'a', second = 'b'): Lower {
  return (call, builder) =>
    builder.map(operation, anyNumbers(call, first, builder), anyNumbers(call, second, builder));
}

const not = (truth: TensorView, builder: Builder): TensorView =>
  builder.map('subtract', builder.number(1), truth);

/** Kernels that compute each element for itself. */
export const mapKernels = {
  Add: wholeToo('add'),
  Sub: wholeToo('subtract'),
  Multiply: binary('multiply'),
  RealDiv: binary('divide'),
  Maximum: wholeToo('maximum'),
  Minimum: wholeToo('minimum'),
  Less: wholeToo('less'),
  LessEqual: wholeToo('less-equal'),
  Greater: wholeToo('less', 'b', 'a'),
  GreaterEqual: wholeToo('less-equal', 'b', 'a'),
  Equal: wholeToo('equal'),
  NotEqual: (call, builder) =>
    not(builder.map('equal', anyNumbers(call, 'a', builder), anyNumbers(call, 'b', builder)), builder),
  LogicalAnd: binary('multiply'),
  LogicalOr: binary('maximum'),
  LogicalNot: unary(not),
  SquaredDifference: (call, builder) => {
    const difference = builder.map('subtract', floats(call, 'a', builder), floats(call, 'b', builder));
    return builder.map('multiply', difference, difference);
  },
  AddN: (call, builder) => {
    const [first, ...others] = Object.keys(call.inputs).map((name) => floats(call, name, builder));
    if (!first) throw new Error('AddN has no input');
    return others.reduce((sum, other) => builder.map('add', sum, other), first);
  },
  Select: (call, builder) => {
    const condition = floats(call, 'condition', builder);
    const [t, e] = [anyNumbers(call, 't', builder), anyNumbers(call, 'e', builder)];
    if (condition.shape.length !== t.shape.length)
      throw new Declined('a select takes whole rows by a condition of lower rank');
    return builder.map('select', condition, t, e);
  },
  Neg: (call, builder) => {
    const x = anyNumbers(call, 'x', builder);
    // Integers have no −0.
    if (call.step.outputs[0]?.dtype === 'int32') return builder.map('subtract', builder.number(0), x);
    return builder.map('negate', x);
  },
  Abs: (call, builder) => builder.map('absolute', anyNumbers(call, 'x', builder)),
  Square: unary((x, builder) => builder.map('multiply', x, x)),
  Sqrt: unary((x, builder) => builder.map('root', x)),
  Rsqrt: unary((x, builder) => builder.map('divide', builder.number(1), builder.map('root', x))),
  Reciprocal: unary((x, builder) => builder.map('divide', builder.number(1), x)),
  Exp: unary((x, builder) => builder.map('exponential', x)),
  Log: unary((x, builder) => builder.map('logarithm', x)),
  // TensorFlow.js on wasm rounds the sum before it takes the logarithm.
  Log1p: unary((x, builder) => builder.map('logarithm', builder.map('add', builder.number(1), x))),
  Expm1: unary((x, builder) => builder.map('subtract', builder.map('exponential', x), builder.number(1))),
  Floor: unary((x, builder) => builder.map('floor', x)),
  Ceil: unary((x, builder) => builder.map('ceiling', x)),
  Round: unary((x, builder) => builder.map('nearest', x)),
  Sin: unary((x, builder) => wave(x, 0, builder)),
  Cos: unary((x, builder) => wave(x, 1, builder)),
  Erf: unary(errorFunction),
  IsNan: unary((x, builder) => not(builder.map('equal', x, x), builder)),
  Sign: unary((x, builder) => {
    // On wasm what lies nearer to 0 than this has none, and NaN has none.
    const least = builder.number(2 ** -23);
    const isAbove = builder.map('less-equal', least, x);
    const isBelow = builder.map('less-equal', least, builder.map('negate', x));
    return builder.map('subtract', isAbove, isBelow);
  }),
  ClipByValue: unary((x, builder, call) => {
    // NaN becomes the least, as on wasm.
    const [least, most] = [numberOf(call, 'clipValueMin'), numberOf(call, 'clipValueMax')];
    return builder.map('minimum', builder.map('maximum', builder.number(least), x), builder.number(most));
  }),
} satisfies Record<string, Lower>;
