import { Declined } from '../decline.ts';
import { readSentinel, type Probe } from './probe.ts';
import type { Values } from './trace.ts';
import { watchedDraw } from './watch-draw.ts';

/** Which read each figure of a fit is. */
export type Outputs = {
  /** By metric: the read of each epoch. */
  readonly metrics: Readonly<Record<string, readonly number[]>>;
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
export function findOutputs({ entries, fit }: Probe, scale: number): Outputs {
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
  const readAlone = (value: number, what: string): number => {
    const index = expectRead(byAnswer.get(value), what);
    if (reads[index]?.values.length === 1) return index;
    throw new Declined(
      `${what} is one of several numbers that are read at once: read it from a tensor of its own`,
    );
  };
  return {
    metrics: Object.fromEntries(
      Object.entries(fit.metrics).map(([name, values]) => [
        name,
        values.map((value, epoch) => readAlone(value, `the metric ${name} of epoch ${epoch + 1}`)),
      ]),
    ),
    parameters: Object.fromEntries(
      Object.entries(fit.parameters).map(([name, values]) => [
        name,
        expectRead(readAsItIs(values), `the parameter ${name}`),
      ]),
    ),
  };
}

function expectRead(read: number | undefined, what: string): number {
  if (read !== undefined) return read;
  throw new Declined(
    `${what} is computed in JavaScript, not read from a tensor as it is: compute it as a tensor, and report what is read of that`,
  );
}
