import * as z from 'zod';
import type { Cause } from '../../model/outcome/cause.ts';
import type { FindingCode } from '../../model/outcome/quantity.ts';
import type { ObservedOf } from '../findings/worst-finding.ts';

/** What a fit drew is not what the law needs: `stated` of `what`. */
export const unreplayableDraws = z.object({
  kind: z.literal('unreplayable'),
  run: z.string(),
  what: z.enum(['order-rows', 'order-count', 'draw-size', 'stream-unused']),
  stream: z.string(),
  measured: z.number(),
  stated: z.number(),
});

export type UnreplayableDraws = z.infer<typeof unreplayableDraws>;

/** The finding that it is, which never holds. */
export function observeUnreplayable({
  run,
  what,
  measured,
  stated,
}: UnreplayableDraws): ObservedOf<FindingCode> {
  const quantity = what === 'order-rows' ? 'orderRows' : what === 'order-count' ? 'orderCount' : 'draws';
  return { quantity, run, measured, stated, tolerance: 0 };
}

export function unreplayableCause({ what, run, stream, measured, stated }: UnreplayableDraws): Cause {
  if (what === 'stream-unused') return { code: what, run, stream };
  return what === 'draw-size'
    ? { code: what, run, stream, measured, stated }
    : { code: what, run, measured, stated };
}
