import * as z from 'zod';
import { jsonNumber as n } from '../../../model/json-number.ts';
import { unreplayableDraws } from '../../linear/unreplayable-draws.ts';

const deviation = z.object({ measured: n, tolerance: n });

/** `batch` is the batch size of the run. */
const common = { run: z.string(), batch: z.number() };

export const closedFormMeasurement = z.discriminatedUnion('kind', [
  /** All inputs are zero: the weights decay, and the bias alone learns. */
  z.object({
    kind: z.literal('zero-inputs'),
    ...common,
    lambda: n,
    w: deviation,
    b: deviation,
    /** ηλ. `measured` is what the end implies; null if the end is no multiple of the start. */
    decay: z.object({ measured: n.nullable(), stated: n }),
    /** The final bias is `rest` + `slope` · the bias of the labels. */
    intercept: z.object({ bias: n, slope: n, rest: n, stated: n }),
    /** The decay of the bias in a batch that would explain its end; from `low` to `high` within the tolerance. */
    biasDecay: z.object({ measured: n, low: n, high: n }).nullable(),
    /**
     * Distance of the bias from the recursion over the labels that the code reports, and of these labels from
     * the stated ones.
     */
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
  /** λ = 1/η: each full batch wipes the weights, so that only its rows are left in them. */
  z.object({ kind: z.literal('wiped'), ...common, w: deviation }),
  /** The draws are not those that the formulas need. */
  unreplayableDraws,
]);

export type ClosedFormMeasurement = z.infer<typeof closedFormMeasurement>;
/** The names of the formulas. */
export type ClosedFormKind = Exclude<ClosedFormMeasurement['kind'], 'unreplayable'>;
export type MeasuredAs<K extends ClosedFormKind> = Extract<ClosedFormMeasurement, { kind: K }>;
