import { ownValue } from '../../model/own-value.ts';
import type * as TensorFlow from '@tensorflow/tfjs';
import type { Fit, Subject } from '../../model/run/fit.ts';
import type { Settings } from '../../model/experiment/settings.ts';
import { valuesOf } from '../../model/run/metric.ts';
import { Declined } from '../decline.ts';
import { probe, type TraceProbe } from './probe.ts';
import type { Figure } from './trace.ts';

/**
 * Finds the first read that a figure is computed from: answered with NaN up to it, the figure is NaN, and up to the one
 * before it is not.
 *
 * @param twin a probe in which no answer is NaN
 * @returns the entry of its trace that the read is; undefined if the figure is NaN with no read or stays a number with all
 */
export async function findSourceRead(
  tf: typeof TensorFlow,
  subject: Subject,
  settings: Settings,
  { twin, figure }: { readonly twin: TraceProbe; readonly figure: Figure },
): Promise<number | undefined> {
  const entries = twin.entries.flatMap(({ kind }, entry) => (kind === 'read' ? [entry] : []));
  const lifted = Object.keys(twin.sentinels);
  const isBrokenBy = async (nanReads: number): Promise<boolean> => {
    const { fit } = await probe(tf, subject, { settings, lifted, seed: 1, answer: 'tiny', twin, nanReads });
    return numbersOf(fit, figure).some(Number.isNaN);
  };
  try {
    if (numbersOf(twin.fit, figure).some(Number.isNaN) || !(await isBrokenBy(entries.length)))
      return undefined;
    let [sound, broken] = [0, entries.length];
    while (broken - sound > 1) {
      const middle = (sound + broken) >> 1;
      if (await isBrokenBy(middle)) broken = middle;
      else sound = middle;
    }
    return entries[broken - 1];
  } catch (error) {
    if (error instanceof Declined) return undefined; // NaN makes it take another way
    throw error;
  }
}

function numbersOf({ metrics, parameters }: Fit, figure: Figure): readonly number[] {
  if (figure.of === 'parameter') return Array.from(ownValue(parameters, figure.name) ?? []);
  const value = valuesOf(ownValue(metrics, figure.name))[figure.epoch ?? 0];
  return value === undefined ? [] : [value];
}
