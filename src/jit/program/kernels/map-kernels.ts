import { Declined } from '../../decline.ts';
import type { Builder } from '../builder.ts';
import type { MapOperation } from '../program.ts';
import type { View } from '../view.ts';
import { floats, numberOf, type KernelCall, type Lower } from './kernel.ts';

/** One operation on two inputs. */
function binary(operation: MapOperation, first = 'a', second = 'b'): Lower {
  return (call, builder) =>
    builder.map(operation, floats(call, first, builder), floats(call, second, builder));
}

/** A formula of one input. */
function unary(formula: (x: View, builder: Builder, call: KernelCall) => View): Lower {
  return (call, builder) => formula(floats(call, 'x', builder), builder, call);
}

const not = (truth: View, builder: Builder): View => builder.map('subtract', builder.number(1), truth);

/** Kernels that compute each element for itself. */
export const mapKernels = {
  Add: binary('add'),
  Sub: binary('subtract'),
  Multiply: binary('multiply'),
  RealDiv: binary('divide'),
  Maximum: binary('maximum'),
  Minimum: binary('minimum'),
  Less: binary('less'),
  LessEqual: binary('less-equal'),
  Greater: binary('less', 'b', 'a'),
  GreaterEqual: binary('less-equal', 'b', 'a'),
  Equal: binary('equal'),
  NotEqual: (call, builder) =>
    not(builder.map('equal', floats(call, 'a', builder), floats(call, 'b', builder)), builder),
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
    const [t, e] = [floats(call, 't', builder), floats(call, 'e', builder)];
    if (condition.shape.length !== t.shape.length)
      throw new Declined('a select takes whole rows by a condition of lower rank');
    return builder.map('select', condition, t, e);
  },
  Neg: unary((x, builder) => builder.map('negate', x)),
  Abs: unary((x, builder) => builder.map('absolute', x)),
  Square: unary((x, builder) => builder.map('multiply', x, x)),
  Sqrt: unary((x, builder) => builder.map('root', x)),
  Rsqrt: unary((x, builder) => builder.map('divide', builder.number(1), builder.map('root', x))),
  Reciprocal: unary((x, builder) => builder.map('divide', builder.number(1), x)),
  Exp: unary((x, builder) => builder.map('exponential', x)),
  Log: unary((x, builder) => builder.map('logarithm', x)),
  Relu: unary((x, builder) => builder.map('maximum', x, builder.number(0))),
  Step: unary((x, builder, call) => {
    const positive = builder.map('less', builder.number(0), x);
    const step = builder.map('select', positive, builder.number(1), builder.number(numberOf(call, 'alpha')));
    return builder.map('select', builder.map('equal', x, x), step, x); // NaN stays NaN
  }),
  Sigmoid: unary((x, builder) => {
    const one = builder.number(1);
    const decay = builder.map('exponential', builder.map('negate', x));
    return builder.map('divide', one, builder.map('add', one, decay));
  }),
  Tanh: unary((x, builder) => {
    // 1 − 2/(e^2x + 1): right at both ends, where e^2x is 0 or infinite.
    const one = builder.number(1);
    const grown = builder.map('exponential', builder.map('multiply', builder.number(2), x));
    return builder.map(
      'subtract',
      one,
      builder.map('divide', builder.number(2), builder.map('add', grown, one)),
    );
  }),
  Pow: (call, builder) => {
    const [base, exponent] = [floats(call, 'a', builder), floats(call, 'b', builder)];
    const power = builder.nodes[exponent.node];
    if (power?.kind !== 'number' || !Number.isInteger(power.value) || power.value < 1 || power.value > 16)
      throw new Declined('a power has an exponent that is no whole number from 1 to 16');
    let product = base;
    for (let k = 1; k < power.value; k++) product = builder.map('multiply', product, base);
    return product;
  },
} satisfies Record<string, Lower>;
