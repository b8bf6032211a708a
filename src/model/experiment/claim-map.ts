import * as z from 'zod';

/** One axis of a map: a setting, or `epoch`, and where along it a claim is asked. */
export const mapAxis = z.object({ name: z.string(), values: z.array(z.number()).readonly() }).readonly();

/** The two axes of a map: the first upwards, the second to the right. */
export const mapAxes = z.tuple([mapAxis, mapAxis]).readonly();

/** Two axes over which a claim is asked, point by point. */
export const claimMap = z.object({ axes: mapAxes }).readonly();

export type MapAxis = z.infer<typeof mapAxis>;
export type ClaimMap = z.infer<typeof claimMap>;
