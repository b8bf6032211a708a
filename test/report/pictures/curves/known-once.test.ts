import { describe, expect, it } from 'vitest';
import type { Outcome } from '../../../../src/model/outcome/outcome.ts';
import { isFailed } from '../../../../src/plan/is-failed.ts';
import { sweepRuns } from '../../../../src/plan/sweep-runs.ts';
import { english } from '../../../../src/report/locale/en/english.ts';
import { epochCurves } from '../../../../src/report/pictures/curves/epoch-curves.ts';
import { metricAlongAxis } from '../../../../src/report/pictures/along-axis/metric-along-axis.ts';
import { summarise } from '../../../../src/outcome/summarise.ts';
import { dataOf } from '../../../fixtures/report/data-of.ts';
import { greenOutcome } from '../../../fixtures/report/outcome.ts';

/** An Outcome whose runs report losses by epoch and an accuracy once, or the accuracy alone. */
function outcomeWith(reports: 'both' | 'once'): Outcome {
  const green = greenOutcome();
  const accuracies = green.plan.map(({ settings }) => 0.9 - Number(settings['lambda']) / 100);
  const accuracy = (run: string) => accuracies[green.plan.findIndex(({ id }) => id === run)] ?? Number.NaN;
  const records = green.records.map((record) =>
    isFailed(record)
      ? record
      : {
          ...record,
          metrics: { ...(reports === 'both' ? record.metrics : {}), accuracy: accuracy(record.run) },
        },
  );
  const scalars = { ...(reports === 'both' ? green.runs.scalars : {}), accuracy: accuracies };
  const byRun = green.plan.map(({ id }, i) => {
    const own = Object.entries(scalars).flatMap(([name, column]) => [[name, column[i] ?? 0] as const]);
    return [id, Object.fromEntries(own)] as const;
  });
  const summaries = summarise(sweepRuns(green.experiment), new Map(byRun), []);
  return { ...green, records, runs: { ...green.runs, scalars }, summaries };
}

describe('a metric that is known once', () => {
  it('is on no curve', () => {
    const pictures = epochCurves(outcomeWith('both'), english);
    expect(pictures.length).toBeGreaterThan(0);
    for (const { metrics, table } of pictures) {
      expect(metrics).toEqual(['trainLoss', 'testLoss']);
      expect(table.rows).toHaveLength(10);
    }
  });

  it('makes no picture of curves where it is all there is', () => {
    expect(epochCurves(outcomeWith('once'), english)).toEqual([]);
  });

  it('has a picture of its own along the axis, apart from losses', () => {
    const pictures = metricAlongAxis(outcomeWith('both'), english);
    const own = pictures.find(({ metrics }) => metrics.includes('accuracy'));
    expect(own?.metrics).toEqual(['accuracy']);
    expect(dataOf(own).map((point) => point['median'])).toEqual([0.9, 0.89, 0.85]);
  });

  it('is drawn along the axis where it is all there is', () => {
    expect(metricAlongAxis(outcomeWith('once'), english).map(({ metrics }) => metrics)).toEqual([
      ['accuracy'],
    ]);
  });
});
