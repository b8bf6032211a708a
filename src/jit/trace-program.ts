import type * as TensorFlow from '@tensorflow/tfjs';
import type { Subject } from '../model/run/fit.ts';
import type { Settings } from '../model/experiment/settings.ts';
import { Declined } from './decline.ts';
import { lowerTrace } from './program/lower-trace.ts';
import type { Program } from './program/program.ts';
import { locateEntry } from './trace/locate-entry.ts';
import { traceSubject, type TracedSubject } from './trace/trace-subject.ts';

/**
 * A subject as a program, not simplified yet.
 *
 * @throws Declined where there is none; with the place in the code where one call is in the way
 */
export async function traceProgram(
  tf: typeof TensorFlow,
  subject: Subject,
  settings: Settings,
  lifted: readonly string[],
  optional: readonly string[] = [],
): Promise<{ readonly traced: TracedSubject; readonly program: Program }> {
  try {
    const traced = await traceSubject(tf, subject, settings, lifted, optional);
    return { traced, program: lowerTrace(traced) };
  } catch (error) {
    if (!(error instanceof Declined) || error.entry === undefined) throw error;
    const place = await locateEntry(tf, subject, { settings, lifted, entry: error.entry });
    throw place === undefined ? error : new Declined(`${place}: ${error.message}`, { cause: error });
  }
}
