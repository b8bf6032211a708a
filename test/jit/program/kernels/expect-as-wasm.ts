import * as fc from 'fast-check';
import type * as tf from '@tensorflow/tfjs';
import { tensor } from '@tensorflow/tfjs';
import { bothWays, subjectOf, type Draw } from '../../in-lanes.ts';

export type Build = (draw: Draw) => tf.Tensor | readonly tf.Tensor[];

/**
 * Expects that operations make the same numbers in all four lanes as TensorFlow.js on wasm.
 *
 * @param units how many float32 steps they may lie apart; 0: equal to the bit, a zero's sign aside; above 0 one of the
 *   kernels must be listed as approximate, or programs with it would be held to the bit
 */
export async function expectAsWasm(build: Build, units = 0): Promise<void> {
  for (const [lane, { inLanes, written, exact }] of (await bothWays(subjectOf(build))).entries()) {
    if (exact && units > 0) throw new Error('no kernel of it is listed as approximate');
    for (const [name, expected] of Object.entries(written.parameters)) {
      const got = inLanes.parameters[name] ?? new Float32Array();
      if (got.length !== expected.length) throw new Error(`${got.length} numbers, not ${expected.length}`);
      expected.forEach((value, i) => {
        if (unitsApart(got[i] ?? Number.NaN, value) > units)
          throw new Error(`lane ${lane}, ${name}[${i}]: ${got[i]}, on wasm ${value}`);
      });
    }
  }
}

/** How many float32 numbers lie from one to the other; NaN is NaN, and both zeros are one. */
export function unitsApart(a: number, b: number): number {
  if (Number.isNaN(a) || Number.isNaN(b))
    return Number.isNaN(a) && Number.isNaN(b) ? 0 : Number.POSITIVE_INFINITY;
  return Math.abs(rank(a) - rank(b));
}

function rank(value: number): number {
  const [bits = 0] = new Int32Array(Float32Array.of(value).buffer);
  return bits < 0 ? -(bits & 0x7f_ff_ff_ff) : bits;
}

export const shapes = (least: number, most: number): fc.Arbitrary<readonly number[]> =>
  fc.array(fc.constantFrom(1, 2, 3, 5), { minLength: least, maxLength: most });

/** Two shapes that broadcast together: either side may lack leading dimensions, or have sides of 1. */
export const broadcastPair = shapes(0, 4).chain((shape) => {
  const thinned = fc.tuple(fc.nat(shape.length), fc.array(fc.boolean(), { minLength: 4, maxLength: 4 }));
  const thin = ([cut, ones]: [number, boolean[]], on: boolean) =>
    on ? shape.slice(cut).map((side, k) => (ones[k] ? 1 : side)) : shape;
  return fc
    .tuple(thinned, fc.constantFrom('left', 'right', 'neither'))
    .map(([how, which]) => [thin(how, which === 'left'), thin(how, which === 'right')] as const);
});

/** Factors that turn normals into what is rare: infinities, NaN, zeros of both signs, denormals. */
export const odd: fc.Arbitrary<number> = fc.constantFrom(
  1,
  1,
  1,
  1,
  0,
  -0,
  1e38,
  -1e38,
  1e-38,
  1e-42,
  Number.POSITIVE_INFINITY,
  Number.NaN,
  2 ** -64,
  2 ** 64,
);

/** Normals, each times a factor of its own. */
export function drawOdd(draw: Draw, shape: readonly number[], factors: readonly number[]): tf.Tensor {
  const size = shape.reduce((product, side) => product * side, 1);
  const values = Float32Array.from({ length: size }, (_, i) => factors[i % factors.length] ?? 1);
  return draw(shape).mul(tensor(values, [...shape]));
}

export const factors = fc.array(odd, { minLength: 1, maxLength: 7 });
