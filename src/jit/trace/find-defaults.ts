import type * as TensorFlow from '@tensorflow/tfjs';
import type { Subject } from '../../model/run/fit.ts';
import type { Settings } from '../../model/experiment/settings.ts';
import { Declined } from '../decline.ts';
import { mergeProbes, type Trace } from './merge-probes.ts';
import { probe, type TraceProbe } from './probe.ts';

/** The numbers that a subject takes for settings which are not passed, by their names. */
export type Defaults = Readonly<Record<string, number>>;

/**
 * Reads off further probes what a subject takes for settings which are not passed: the number that it makes tensors of
 * wherever it made them of the setting. Two probes, since that may depend on a setting that is passed: near 1000 in one of
 * them, near 1/1000 in the other.
 *
 * @param probes in which all lifted settings were passed
 * @param trace what they have in common
 * @param optional of the lifted settings those not passed now
 * @returns none where the subject does not do the same with one number of its own
 */
export async function findDefaults(
  tf: typeof TensorFlow,
  subject: Subject,
  settings: Settings,
  {
    probes,
    trace,
    optional,
  }: { readonly probes: readonly TraceProbe[]; readonly trace: Trace; readonly optional: readonly string[] },
): Promise<Defaults> {
  const [twin] = probes;
  if (!twin || optional.length === 0) return {};
  const request = {
    settings,
    lifted: Object.keys(twin.sentinels),
    omitted: optional,
    answer: 'tiny',
    twin,
  } as const;
  try {
    const one = await probe(tf, subject, { ...request, seed: probes.length + 2 });
    const other = await probe(tf, subject, { ...request, seed: probes.length + 3 });
    const defaults = Object.fromEntries(optional.map((name) => [name, numberFor(name, trace, one)]));
    const filled = [one, other].map((each) => ({ ...each, sentinels: { ...each.sentinels, ...defaults } }));
    return sourcesOf(mergeProbes([...probes, ...filled])) === sourcesOf(trace) ? defaults : {};
  } catch (error) {
    if (error instanceof Declined) return {};
    throw error;
  }
}

/** What stands where a trace has a parameter for the first time. */
function numberFor(name: string, { steps }: Trace, { entries }: TraceProbe): number {
  const step = steps.find(
    (each) => each.kind === 'upload' && each.source.kind === 'parameter' && each.source.name === name,
  );
  const entry = step && entries[step.entry];
  return (entry?.kind === 'upload' ? entry.values[0] : undefined) ?? Number.NaN;
}

function sourcesOf({ steps }: Trace): string {
  const known = steps.map((step) => (step.kind === 'upload' ? step.source : undefined));
  return known.map((source) => (source?.kind === 'parameter' ? source.name : source?.kind)).join();
}
