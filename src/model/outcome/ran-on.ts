import * as z from 'zod';

/** What figures rest on beside code, data and backend. */
export const ranOn = z.strictObject({
  node: z.string(),
  /** Version of the backend and of TensorFlow.js. */
  tensorflow: z.string(),
  cpu: z.string(),
  timeZone: z.string(),
  locale: z.string(),
});

export type RanOn = Readonly<z.infer<typeof ranOn>>;

/** What figures may be others by, though neither code nor data changed. */
export const surroundings = ['backend', 'node', 'tensorflow', 'cpu', 'timeZone', 'locale'] as const;

export type Surrounding = (typeof surroundings)[number];

/** What else is another than when the figures were blessed. */
export const movedBeside = z.object({
  what: z.enum(surroundings),
  blessed: z.string(),
  now: z.string(),
});

export type MovedBeside = Readonly<z.infer<typeof movedBeside>>;
