import { z } from 'zod';
import { jsonNumber as n } from '../../../model/json-number.ts';
import { unreplayableDraws } from '../../linear/unreplayable-draws.ts';

const deviation = z.object({ measured: n, tolerance: n });

/** `batch`: the batch size of the run. */
const common = { run: z.string(), batch: z.number() };

export const closedFormMeasurement = z.discriminatedUnion('kind', [
  /** All inputs zero: the weights decay, and the bias learns alone. */
  z.object({
    kind: z.literal('zero-inputs'),
    ...common,
    lambda: n,
    w: deviation,
    b: deviation,
    /** ηλ; `measured`: what is left of the start implies it, null where that is no multiple of the start. */
    decay: z.object({ measured: n.nullable(), stated: n }),
    /** The final bias is `rest` + `slope` · the bias of the labels. */
    intercept: z.object({ bias: n, slope: n, rest: n, stated: n }),
    /** What a batch takes off the bias besides, to end where it does; from `low` to `high` within the tolerance. */
    biasDecay: z.object({ measured: n, low: n, high: n }).nullable(),
    /** How far the bias is from the recursion over the labels that the code reports, and these from the stated ones. */
    ownLabels: n,
    labelShift: n,
  }),
  /** One train row: each step is the same affine map. */
  z.object({ kind: z.literal('one-row'), ...common, w: deviation, b: deviation }),
  /** One batch of `rows` rows, one epoch: the bias moves by the learning rate times the residuals. */
  z.object({
    kind: z.literal('one-step'),
    ...common,
    rows: z.number(),
    rate: z.object({ measured: n, stated: n, tolerance: n }),
  }),
  /** λ = 1/η: each full batch wipes the weights, and only its rows are left in them. */
  z.object({ kind: z.literal('wiped'), ...common, w: deviation }),
  /** What it drew is not what the formulas need. */
  unreplayableDraws,
]);

export type ClosedFormMeasurement = z.infer<typeof closedFormMeasurement>;
/** The formulas. */
export type ClosedFormKind = Exclude<ClosedFormMeasurement['kind'], 'unreplayable'>;
export type MeasuredAs<K extends ClosedFormKind> = Extract<ClosedFormMeasurement, { kind: K }>;
