export type ValueScale = { readonly type: 'log' | 'linear'; readonly domain: readonly [number, number] };

const decades = 2;
const [lowest, highest] = [-307, 308]; // powers of ten that float64 holds in full precision
const widest = 8e307; // beyond it, the distance between two values is infinite

/**
 * Returns the scale for some finite values, or undefined for none. It is logarithmic, in whole decades, if
 * all values are positive and span more than two decades; otherwise it is linear from zero.
 *
 * @param always makes it logarithmic for any positive values
 */
export function valueScale(values: readonly number[], always = false): ValueScale | undefined {
  if (values.length === 0) return undefined;
  const low = Math.max(
    values.reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY),
    -widest,
  );
  const high = Math.min(
    values.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY),
    widest,
  );
  if (low > 0 && (always || high / low > 10 ** decades)) {
    const from = Math.min(Math.max(Math.floor(Math.log10(low)), lowest), highest - 1);
    const to = Math.min(Math.ceil(Math.log10(high)), highest);
    return { type: 'log', domain: [10 ** from, 10 ** Math.max(to, from + 1)] };
  }
  return { type: 'linear', domain: [Math.min(low, 0), high === low && high <= 0 ? 1 : Math.max(high, 0)] };
}

/** Returns the axis of a scale. On a logarithmic scale only decades are labelled. */
export function valueAxis({ type, domain }: ValueScale): Readonly<Record<string, unknown>> {
  // Not `format`, whose precision follows the step: with steps of 2 it writes 10 as 1e+1.
  const common = { title: null, labelExpr: "format(datum.value, '~g')", labelOverlap: true };
  if (type === 'linear') return { ...common, tickCount: 5 };
  const [from, to] = [Math.round(Math.log10(domain[0])), Math.round(Math.log10(domain[1]))];
  const step = Math.ceil((to - from) / 7);
  const values = Array.from(
    { length: Math.floor((to - from) / step) + 1 },
    (_, i) => 10 ** (from + i * step),
  );
  return { ...common, values };
}
