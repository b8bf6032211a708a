import { median } from '../../../statistics/quantile.ts';
import type { PictureSpec } from '../picture.ts';
import { valueAxis, valueScale } from '../vega/value-scale.ts';

/** A scale and its axis. Up to `within` it is linear, beyond it is logarithmic; null if it has no such break. */
export type WeightsScale = {
  readonly scale: PictureSpec;
  readonly axis: PictureSpec;
  readonly logarithmic: boolean;
  readonly within: number | null;
};

const apart = 10; // if one sample's usual size is so many times another's, a linear scale shows the smaller as a line

const room = 1.3; // space beyond the farthest dot

/**
 * Returns the scale for samples of either sign. It is linear; but if one sample is far smaller than another,
 * it is linear about zero and logarithmic beyond, so that both can be read. Returns undefined if no value is
 * finite.
 */
export function weightsScale(
  samples: readonly (readonly number[])[],
  truth: number | undefined,
): WeightsScale | undefined {
  const finite = samples.map((sample) => sample.filter(Number.isFinite)).filter(({ length }) => length > 0);
  if (finite.length === 0) return undefined;
  const all = [...finite.flat(), ...(truth === undefined ? [] : [truth])];
  const usual = finite.map(usualSize);
  const [small, large] = [Math.min(...usual), Math.max(...usual)];
  const linear = valueScale(all);
  if (!linear) return undefined;
  if (small < 1e-30 || large > 1e30 || large <= apart * small || linear.domain[1] > 1e30) {
    return {
      scale: { ...linear, nice: linear.type === 'linear' },
      axis: valueAxis(linear),
      logarithmic: linear.type === 'log',
      within: null,
    };
  }
  const within = Number(`1e${Math.floor(Math.log10(small))}`);
  const [low, high] = all.reduce(
    ([a, b], value) => [Math.min(a, value * room), Math.max(b, value * room)],
    [0, 0],
  );
  return {
    scale: { type: 'symlog', constant: within, domain: [low, high], nice: false },
    axis: {
      ...valueAxis({ type: 'linear', domain: [low, high] }),
      labelOverlap: 'greedy',
      values: ticksOf(within, low, high),
      tickCount: null, // otherwise every second value would be dropped
    },
    logarithmic: false,
    within,
  };
}

/** The median of the distances from zero. */
function usualSize(sample: readonly number[]): number {
  return sample.length === 0 ? 0 : median(sample.map(Math.abs));
}

/** Returns zero and powers of ten on either side, from `within` on. */
function ticksOf(within: number, low: number, high: number): readonly number[] {
  const from = Math.round(Math.log10(within));
  const to = Math.floor(Math.log10(Math.max(-low, high, within)));
  const step = Math.ceil((to - from + 1) / 4);
  const powers = Array.from({ length: Math.floor((to - from) / step) + 1 }, (_, i) =>
    Number(`1e${from + i * step}`),
  );
  return [...powers.map((power) => -power).toReversed(), 0, ...powers].filter(
    (value) => value >= low && value <= high,
  );
}
