import type * as TensorFlow from '@tensorflow/tfjs';
import type { Subject } from '../../model/run/fit.ts';
import type { Settings } from '../../model/experiment/settings.ts';
import { Declined } from '../decline.ts';
import { probe } from './probe.ts';
import { Located } from './tracing-backend.ts';

/** Where the code makes the call that an entry of its trace is: traced once more, since stacks cost too much to keep them all. */
export async function locateEntry(
  tf: typeof TensorFlow,
  subject: Subject,
  {
    settings,
    lifted,
    entry,
  }: {
    readonly settings: Settings;
    readonly lifted: readonly string[];
    readonly entry: number;
  },
): Promise<string | undefined> {
  try {
    await probe(tf, subject, { settings, lifted, seed: 1, answer: 'tiny', stopAt: entry });
    return undefined;
  } catch (error) {
    if (error instanceof Located) return error.place;
    if (error instanceof Declined) return undefined; // it takes another way the second time
    throw error;
  }
}
