import { epochOf } from '../../model/run/epochs.ts';
import { makeRun } from '../../plan/make-run.ts';
import { printReading } from '../../spec/expression/print-statement.ts';
import { partsOf } from '../../model/experiment/statement.ts';
import type { Cause } from '../../model/outcome/cause.ts';
import type { ClaimSubject, Measurement } from '../check.ts';
import { readingCells } from './cells.ts';
import type { ExpressionMeasurement } from './measurement.ts';

type Measurements = readonly Measurement<ExpressionMeasurement>[];

/**
 * Returns why a claim could not hold at a seed, whatever it compares: the first of its runs that diverged,
 * else the first value read that is not finite. Returns undefined if all was read.
 */
export function unreadCause(
  measurements: Measurements,
  subject: ClaimSubject,
  seed: number,
): Cause | undefined {
  const byRun = new Map(measurements.map((entry) => [entry.value.run, entry]));
  const parts = partsOf(subject.claim.statement);
  const read = readingCells(subject).flatMap(({ reading, cells, alongEpochs, part }, index) =>
    parts[part]?.kind === 'state'
      ? []
      : cells.map((cell) => ({
          reading,
          index,
          alongEpochs,
          run: makeRun(subject.experiment, seed, cell).id,
        })),
  );
  const diverged = read.map(({ run }) => byRun.get(run)?.diverged).find((entry) => entry);
  if (diverged) return { code: 'diverged', ...diverged };
  for (const { reading, index, alongEpochs, run } of read) {
    const found = byRun.get(run)?.value.values[index] ?? [];
    const values = typeof found === 'number' ? [found] : found;
    const at = values.findIndex((value) => !Number.isFinite(value));
    if (at < 0) continue;
    const epoch = alongEpochs ? epochOf(at) : (reading.epoch ?? null);
    return { code: 'not-finite', run, reading: printReading(reading), seed, epoch, measured: values[at]! };
  }
  return undefined;
}
