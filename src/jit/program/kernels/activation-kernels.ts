import type { Builder } from '../builder.ts';
import type { TensorView } from '../view.ts';
import { logarithmAbove1 } from './functions.ts';
import { floats, numberOf, unary, type Lower } from './kernel.ts';

/** e^x − 1 below 0, times a scale; the input itself from 0 on, times another. */
export function exponentialBelow0(x: TensorView, below: number, above: number, builder: Builder): TensorView {
  const decay = builder.map('subtract', builder.map('exponential', x), builder.number(1));
  return builder.map(
    'select',
    builder.map('less', x, builder.number(0)),
    builder.map('multiply', builder.number(below), decay),
    builder.map('multiply', builder.number(above), x),
  );
}

/** The input times a slope below 0, else the input itself. */
function slopedBelow0(x: TensorView, slope: TensorView, builder: Builder): TensorView {
  const isBelow = builder.map('less', x, builder.number(0));
  return builder.map('select', isBelow, builder.map('multiply', x, slope), x);
}

/** Of G. Klambauer et al., Self-Normalizing Neural Networks (2017), as TensorFlow.js rounds them. */
const selu = { alpha: 1.7580993408473768, scale: 1.0507009873554805 } as const;

/** Beyond ± this softplus is the input, or its exponential: as TensorFlow.js on wasm has it, ln ε + 2. */
const softplusEnd = -Math.log(2 ** -23) - 2;

/** What stands between the layers of a network. */
export const activationKernels = {
  Relu: unary((x, builder) => builder.map('maximum', x, builder.number(0))),
  Relu6: unary((x, builder) =>
    builder.map('minimum', builder.map('maximum', builder.number(0), x), builder.number(6)),
  ),
  LeakyRelu: unary((x, builder, call) => slopedBelow0(x, builder.number(numberOf(call, 'alpha')), builder)),
  Prelu: unary((x, builder, call) => {
    const zero = builder.number(0);
    const below = builder.map('multiply', builder.map('minimum', x, zero), floats(call, 'alpha', builder));
    return builder.map('add', builder.map('maximum', x, zero), below);
  }),
  Step: unary((x, builder, call) => {
    const positive = builder.map('less', builder.number(0), x);
    const step = builder.map('select', positive, builder.number(1), builder.number(numberOf(call, 'alpha')));
    return builder.map('select', builder.map('equal', x, x), step, x); // NaN stays NaN
  }),
  Elu: unary((x, builder) => exponentialBelow0(x, 1, 1, builder)),
  EluGrad: (call, builder) => {
    const [dy, y] = [floats(call, 'dy', builder), floats(call, 'y', builder)];
    const below = builder.map('multiply', dy, builder.map('add', y, builder.number(1)));
    return builder.map('select', builder.map('less', y, builder.number(0)), below, dy);
  },
  Selu: unary((x, builder) => exponentialBelow0(x, selu.alpha, selu.scale, builder)),
  Sigmoid: unary((x, builder) => {
    const one = builder.number(1);
    const decay = builder.map('exponential', builder.map('negate', x));
    return builder.map('divide', one, builder.map('add', one, decay));
  }),
  Softplus: unary((x, builder) => {
    const grown = builder.map('exponential', x);
    const isLow = builder.map('less', x, builder.number(-softplusEnd));
    const isHigh = builder.map('less', builder.number(softplusEnd), x);
    const rest = builder.map('select', isHigh, x, logarithmAbove1(grown, builder));
    return builder.map('select', isLow, grown, rest);
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
} satisfies Record<string, Lower>;
