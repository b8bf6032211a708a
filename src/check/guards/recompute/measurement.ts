import * as z from 'zod';
import { jsonNumber as n } from '../../../model/json-number.ts';
import { holds, type Observed } from '../../findings/worst-finding.ts';

const loss = z.object({
  metric: z.string(),
  reported: n,
  /** Mean half squared error of the final parameters on each range of rows. */
  computed: z.object({ train: n, test: n, all: n }),
  /** What else may give the reported loss; null if the stated rows do. */
  instead: z
    .object({
      /** Mean of (ŷᵢ − yⱼ)²/2 over every pair of the stated rows. */
      pairs: n,
      /** Ranges [from, to) that include a part of the other rows and give the reported loss, the nearest first. */
      ranges: z.array(z.object({ from: z.number(), to: z.number() })),
    })
    .nullable(),
});

export const recomputeMeasurement = z.object({
  run: z.string(),
  /** λ·Σw²/2, which no reported loss may include. */
  penalty: n,
  losses: z.array(loss),
});

export type RecomputeMeasurement = z.infer<typeof recomputeMeasurement>;
export type Loss = z.infer<typeof loss>;

/** The rows on which each metric is stated to be computed. */
export const rowsOf = { trainLoss: 'train', testLoss: 'test' } as const;

/** Residuals, not losses, are compared: a tiny loss has no relative precision. */
const tolerance = 1e-4;

/** Compares a reported loss with a computed one, as root mean square residuals. */
export function compareLoss(run: string, reported: number, computed: number): Observed {
  const stated = Math.sqrt(2 * computed);
  return { run, measured: Math.sqrt(2 * reported), stated, tolerance: tolerance * (1 + stated) };
}

/** True if a reported loss equals the computed one, within the tolerance. */
export function isLoss(reported: number, computed: number): boolean {
  return holds(compareLoss('', reported, computed));
}
