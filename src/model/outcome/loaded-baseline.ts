import * as z from 'zod';
import { baselineDocument } from './baseline-document.ts';

/** What the file of blessed figures beside an experiment gave. */
export const loadedBaseline = z.discriminatedUnion('state', [
  z.object({ state: z.literal('absent'), file: z.string() }),
  z.object({ state: z.literal('malformed'), file: z.string(), reason: z.string() }),
  z.object({ state: z.literal('read'), file: z.string(), baseline: baselineDocument }),
]);

export type LoadedBaseline = Readonly<z.infer<typeof loadedBaseline>>;
