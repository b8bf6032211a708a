import * as z from 'zod';

/**
 * A float64 as JSON holds it: NaN and the infinities are strings.
 * Reading turns them back into numbers; `serialiseOutcome` turns them into strings.
 */
export const jsonNumber = z.union([
  z.number(),
  z.literal(['NaN', 'Infinity', '-Infinity']).transform(Number),
]);
