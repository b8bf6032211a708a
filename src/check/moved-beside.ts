import { z } from 'zod';

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

type Ran = { readonly backend: string; readonly ranOn?: RanOn };

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

/**
 * What else moved since figures were blessed. Another backend is said alone: its version and its processor say no more.
 *
 * @returns undefined where the baseline, or what is held against it, does not say on what it ran
 */
export function findMovedBeside(blessed: Ran, context: Ran): MovedBeside[] | undefined {
  if (blessed.backend !== context.backend)
    return [{ what: 'backend', blessed: blessed.backend, now: context.backend }];
  const [was, now] = [blessed.ranOn, context.ranOn];
  if (was === undefined || now === undefined) return undefined;
  return (['node', 'tensorflow', 'cpu', 'timeZone', 'locale'] as const).flatMap((what) =>
    was[what] === now[what] ? [] : [{ what, blessed: was[what], now: now[what] }],
  );
}
