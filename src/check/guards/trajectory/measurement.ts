import * as z from 'zod';
import { jsonNumber as n } from '../../../model/json-number.ts';
import { unreplayableDraws } from '../../linear/unreplayable-draws.ts';

const deviation = z.object({ measured: n, tolerance: n });

/** η and decay of one step as its result implies them, with the share of a further direction. */
const fitted = z.object({ learningRate: n, decay: n, share: n, unexplained: n });

/**
 * One metric's root mean square residuals, √(2·loss), after each epoch: reported, and computed from the
 * draws. `once`: it is reported after the last epoch alone.
 */
const residuals = z.object({
  metric: z.string(),
  reported: z.array(n),
  computed: z.array(n),
  once: z.literal(true).optional(),
});

export const trajectoryMeasurement = z.discriminatedUnion('kind', [
  /** The fit replayed in float64 from its draws. */
  z.object({
    kind: z.literal('replay'),
    run: z.string(),
    seed: z.number(),
    lambda: n,
    w: deviation,
    b: deviation,
    residuals: z.array(residuals),
    /**
     * Deviation of w from a replay with the labels that the code reports instead of those that the law
     * states; null if w does not deviate.
     */
    ownLabels: n.nullable(),
    /** Root mean square difference between those labels. */
    labelShift: n,
  }),
  /** A run whose draws cannot be replayed. `epochs`: values of each metric. */
  unreplayableDraws.extend({ epochs: z.record(z.string(), z.number()) }),
  /** One and two full-batch epochs of a failing run: what each step did. */
  z.object({
    kind: z.literal('probe'),
    run: z.string(),
    stated: z.object({ learningRate: n, decay: n }),
    /** The first step of the weights, by learning rate and decay alone, and with a share of sign(w). */
    first: fitted,
    signed: fitted,
    /** The second step, by learning rate and decay alone, and with a share of the step before it. */
    second: fitted,
    carried: fitted,
    /** The rate of the bias in the first step, and the share of itself that it loses in addition in the second. */
    biasRate: n,
    biasDecay: n,
  }),
]);

export type TrajectoryMeasurement = z.infer<typeof trajectoryMeasurement>;
export type Probe = Extract<TrajectoryMeasurement, { kind: 'probe' }>;
export type Replay = Extract<TrajectoryMeasurement, { kind: 'replay' }>;
