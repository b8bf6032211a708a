import { epochOf } from '../../model/run/epochs.ts';
import { mapMetric, type Metric } from '../../model/run/metric.ts';
import { ComputedFigure, Declined } from '../decline.ts';
import { readSentinel, type TraceProbe } from './probe.ts';
import type { Values, Figure } from './trace.ts';
import { watchedDraw } from './watch-draw.ts';

/** Which read each figure of a fit is. */
export type Outputs = {
  /** By metric: the read of each epoch, or the one read of what is known once. */
  readonly metrics: Readonly<Record<string, Metric>>;
  /** By name: the read of a parameter's final values. */
  readonly parameters: Readonly<Record<string, number>>;
};

/**
 * Recognises what a fit reports among what it read: a metric by the number that its probe answered, which no
 * other read was answered with, and a parameter by the very array.
 *
 * @param scale near which the probe's answers lie
 * @throws Declined where a figure is no value that was read
 */
export function findOutputs({ entries, fit }: TraceProbe, scale: number): Outputs {
  const places = entries.flatMap(({ kind }, entry) => (kind === 'read' ? [entry] : []));
  const reads = entries.filter((entry) => entry.kind === 'read');
  const byAnswer = new Map(reads.map((_, index) => [readSentinel(index, scale), index]));
  const byArray = new Map(reads.map(({ values }, index) => [values.buffer, index]));
  const readAsItIs = (given: Values): number | undefined => {
    if (watchedDraw(given)) return undefined; // a draw, which became no tensor
    const index = byArray.get(given.buffer);
    const own = index === undefined ? undefined : reads[index]?.values;
    // Nothing cut off, nothing written into.
    const same =
      own?.length === given.length && given.every((value) => value === readSentinel(index ?? 0, scale));
    return same ? index : undefined;
  };
  const readAlone = (value: number, figure: Figure): number => {
    const index = unwrapRead(byAnswer.get(value), figure);
    if (reads[index]?.values.length === 1) return index;
    const entry = places[index];
    throw new Declined(
      `${nameOf(figure)} is one of several numbers that are read at once: read it from a tensor of its own`,
      entry === undefined ? {} : { entry },
    );
  };
  return {
    metrics: Object.fromEntries(
      Object.entries(fit.metrics).map(([name, metric]) => [
        name,
        mapMetric(metric, (value, epoch) => readAlone(value, { of: 'metric', name, epoch })),
      ]),
    ),
    parameters: Object.fromEntries(
      Object.entries(fit.parameters).map(([name, values]) => [
        name,
        unwrapRead(readAsItIs(values), { of: 'parameter', name }),
      ]),
    ),
  };
}

/** A figure in words. */
export function nameOf(figure: Figure): string {
  if (figure.of === 'parameter') return `the parameter ${figure.name}`;
  const metric = `the metric ${figure.name}`;
  return figure.epoch === null ? metric : `${metric} of epoch ${epochOf(figure.epoch)}`;
}

function unwrapRead(read: number | undefined, figure: Figure): number {
  if (read !== undefined) return read;
  throw new ComputedFigure(
    `${nameOf(figure)} is computed in JavaScript, not read from a tensor as it is: compute it as a tensor, and report what is read of that`,
    figure,
  );
}
