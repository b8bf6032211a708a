import { makeRun } from '../../plan/make-run.ts';
import { isMissing, type Check, type ClaimSubject, type Missing } from '../check.ts';
import { claimSeeds, readingCells } from './cells.ts';
import { expressionMeasurement, type ExpressionMeasurement } from './measurement.ts';
import { judgeStatement } from './judge.ts';
import { readCurve, readQuantity } from './read-quantity.ts';
import { endingOf } from './run-ending.ts';
import type { TrainedRun } from '../../model/run/fit.ts';

/** Decides a claim: its expression at every seed, then its quantifier over the seeds. */
export const claimCheck: Check<ClaimSubject, ExpressionMeasurement> = {
  measurement: expressionMeasurement,
  readsFiguresOnly: true,
  judgesDivergence: () => true, // a diverged run does not uphold a claim, unless the claim is about divergence
  runs: (subject) => {
    const cells = readingCells(subject).flatMap(({ cells }) => cells);
    const runs = claimSeeds(subject.experiment, subject.claim).flatMap((seed) =>
      cells.map((cell) => makeRun(subject.experiment, seed, cell)),
    );
    return [...new Map(runs.map((run) => [run.id, [run]])).values()];
  },
  measure: ([raw], subject) => (raw === undefined ? { missing: 'a run', has: [] } : measureRun(raw, subject)),
  judge: (measurements, subject) => judgeStatement(measurements, subject),
};

function measureRun(raw: TrainedRun, subject: ClaimSubject): ExpressionMeasurement | Missing {
  const { experiment } = subject;
  const values: (number | number[] | null)[] = [];
  for (const { reading, cells, alongEpochs } of readingCells(subject)) {
    const isMine = cells.some((cell) => makeRun(experiment, raw.run.seed, cell).id === raw.run.id);
    const value = !isMine
      ? null
      : alongEpochs
        ? readCurve(raw, reading.metric)
        : readQuantity(raw, reading, experiment);
    if (isMissing(value)) return value;
    values.push(typeof value === 'object' && value !== null ? [...value] : value);
  }
  return { run: raw.run.id, values, ending: endingOf(raw) };
}
