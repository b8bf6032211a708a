import { ownValue } from '../../model/own-value.ts';
import type * as TensorFlow from '@tensorflow/tfjs';
import type { Subject } from '../../model/run/fit.ts';
import type { Settings } from '../../model/experiment/settings.ts';
import { isCurve, valuesOf } from '../../model/run/metric.ts';
import { BrokenContract, ComputedFigure, Declined } from '../decline.ts';
import { mergeProbes, type Trace } from './merge-probes.ts';
import { findDefaults, type Defaults } from './find-defaults.ts';
import { findOutputs, nameOf, type Outputs } from './find-outputs.ts';
import { findSourceRead } from './find-source-read.ts';
import { probe, sentinelScales, type TraceProbe } from './probe.ts';
import type { AnswerKind } from './trace.ts';

/** What a subject does, and which of its reads are the figures of its fit. */
export type TracedSubject = {
  readonly trace: Trace;
  readonly outputs: Outputs;
  /** Of optional settings; none where they must be given. */
  readonly defaults: Defaults;
};

/**
 * A probe for each kind of answer that a branch on a read value would stumble over. The first computes, for the
 * shapes of what kernels make; the others follow it. What true answers do is seen when runs are compared.
 */
const answers: readonly AnswerKind[] = ['tiny', 'huge', 'nan'];

/** A figure is a value read only where it is whatever was answered. */
function agreeOnOutputs(probes: readonly TraceProbe[]): Outputs {
  const [tiny, huge] = (['tiny', 'huge'] as const).map((kind) => {
    const found = probes[answers.indexOf(kind)];
    if (!found) throw new Error(`there is no probe of ${kind} answers`);
    return findOutputs(found, sentinelScales[kind]);
  });
  if (!tiny || !huge) throw new Error('there are no outputs to compare');
  const differs = findDisagreement(tiny, huge);
  if (differs !== undefined)
    throw new Declined(
      `${differs} is one of several values that are read, and which one depends on those values: find the smallest or largest as a tensor, and report what is read of that`,
    );
  return tiny;
}

/** Says of a figure that is computed from what is read where the first such read is. */
async function placeFailure<T>(
  tf: typeof TensorFlow,
  subject: Subject,
  settings: Settings,
  [twin]: readonly TraceProbe[],
  find: () => T,
): Promise<T> {
  try {
    return find();
  } catch (error) {
    if (!twin || !(error instanceof ComputedFigure)) throw error;
    const entry = await findSourceRead(tf, subject, settings, { twin, figure: error.figure });
    throw entry === undefined ? error : new Declined(error.message, { cause: error, entry });
  }
}

/** The first figure that is one read here and another there. */
function findDisagreement(one: Outputs, other: Outputs): string | undefined {
  for (const [name, reads] of Object.entries(one.metrics)) {
    const others = valuesOf(ownValue(other.metrics, name));
    const epoch = valuesOf(reads).findIndex((read, at) => others[at] !== read);
    if (epoch >= 0) return nameOf({ of: 'metric', name, epoch: isCurve(reads) ? epoch : null });
  }
  const changed = Object.entries(one.parameters).find(
    ([name, read]) => ownValue(other.parameters, name) !== read,
  );
  if (changed) return `the parameter ${changed[0]}`;
  return JSON.stringify(one) === JSON.stringify(other) ? undefined : 'a metric or parameter';
}

/** A probe whose reads are watched, or why there is none. */
async function probeWatching(
  ...[tf, subject, request]: Parameters<typeof probe>
): Promise<TraceProbe | Declined> {
  try {
    return await probe(tf, subject, { ...request, watchesReads: true });
  } catch (error) {
    if (error instanceof Declined) return error;
    throw error;
  }
}

/**
 * Traces a subject with some settings lifted: left open, to be given for each run.
 *
 * @param optional of the lifted settings those that some runs do not pass
 * @throws Declined where it cannot be traced, or a lifted setting does not reach a tensor as it is
 */
export async function traceSubject(
  tf: typeof TensorFlow,
  subject: Subject,
  settings: Settings,
  lifted: readonly string[],
  optional: readonly string[] = [],
): Promise<TracedSubject> {
  const probes: TraceProbe[] = [];
  let computed: Declined | undefined;
  for (const [index, answer] of answers.entries()) {
    const [twin] = probes;
    const request = { settings, lifted, seed: index + 1, answer, twin };
    const watching = answer === 'huge' ? await probeWatching(tf, subject, request) : undefined;
    if (watching instanceof Declined) computed = watching;
    try {
      probes.push(watching && !(watching instanceof Declined) ? watching : await probe(tf, subject, request));
    } catch (error) {
      throw (error instanceof BrokenContract && computed) || error; // NaN that went through a text is no fit
    }
  }
  const trace = mergeProbes(probes);
  const lost = lifted.filter((name) => !trace.parameters.includes(name));
  if (lost.length > 0)
    throw new Declined(`the setting ${lost.join(', ')} does not reach a tensor as the number it is`);
  const outputs = await placeFailure(tf, subject, settings, probes, () => agreeOnOutputs(probes));
  if (computed) throw computed; // last: what the others say is nearer to what is wrong
  const defaults = await findDefaults(tf, subject, settings, { probes, trace, optional });
  return { trace, outputs, defaults };
}
