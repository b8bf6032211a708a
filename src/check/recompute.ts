import { z } from 'zod';
import { rmsResidual, type RowRange } from '../oracle/linear-model.ts';
import { jsonNumber as n } from '../spec/json-number.ts';
import { sweepRuns } from '../plan/sweep-runs.ts';
import type { Raw } from '../run/fit.ts';
import type { Cause } from './cause.ts';
import { isMissing, type Check, type GuardSubject, type Measurement, type Missing } from './check.ts';
import { concludeFindings } from './conclude-findings.ts';
import { linearFit } from './linear-fit.ts';
import { holds, worstFinding, type Observed } from './worst-finding.ts';

const measurement = z.object({
  run: z.string(),
  /** λ·Σw²/2, which no reported loss may hold. */
  penalty: n,
  losses: z.array(
    z.object({
      metric: z.string(),
      reported: n,
      /** Mean half squared error of the final parameters on each range of rows. */
      computed: z.object({ train: n, test: n, all: n }),
    }),
  ),
});

type RecomputeMeasurement = z.infer<typeof measurement>;
type Loss = RecomputeMeasurement['losses'][number];

/** The rows that each metric is stated to be of. */
const rowsOf: Readonly<Record<string, 'train' | 'test'>> = { trainLoss: 'train', testLoss: 'test' };

/** Residuals, not losses, are compared: a tiny loss has no relative precision. */
const tolerance = 1e-4;

/** The losses reported last are those of the final parameters on the stated rows, computed in float64. */
export const recompute: Check<GuardSubject, RecomputeMeasurement> = {
  measurement,
  judgesDivergence: () => false,
  runs: ({ experiment }) => sweepRuns(experiment).map((run) => [run]),
  measure: ([raw], { experiment }) =>
    raw === undefined ? { missing: 'a run', has: [] } : measureLosses(raw, experiment),
  judge: (measurements) => {
    const findings = Object.keys(rowsOf).map((metric) =>
      worstFinding(
        metric,
        measurements.flatMap(({ value }) =>
          value.losses.filter((loss) => loss.metric === metric).map((loss) => observe(value.run, loss)),
        ),
      ),
    );
    return concludeFindings(findings, ([first]) =>
      explain(measurements, first?.quantity ?? '', first?.run ?? ''),
    );
  },
};

function measureLosses(raw: Raw, experiment: GuardSubject['experiment']): RecomputeMeasurement | Missing {
  const fit = linearFit(raw, experiment);
  if (isMissing(fit)) return fit;
  const { stated, model, data } = fit;
  const losses: Loss[] = [];
  for (const metric of Object.keys(rowsOf)) {
    const reported = raw.fit.metrics[metric]?.at(-1);
    if (reported === undefined) return { missing: `metric "${metric}"`, has: Object.keys(raw.fit.metrics) };
    const lossOn = (rows: RowRange) => rmsResidual(data.features, data.labels, model, rows) ** 2 / 2;
    const { trainRows } = stated;
    const computed = {
      train: lossOn([0, trainRows]),
      test: lossOn([trainRows, data.rows]),
      all: lossOn([0, data.rows]),
    };
    losses.push({ metric, reported, computed });
  }
  const penalty = (stated.lambda * model.w.reduce((sum, value) => sum + value ** 2, 0)) / 2;
  return { run: raw.run.id, penalty, losses };
}

function observe(run: string, { metric, reported, computed }: Loss): Observed {
  return compare(run, reported, computed[rowsOf[metric] ?? 'train']);
}

function compare(run: string, reported: number, computed: number): Observed {
  const stated = Math.sqrt(2 * computed);
  return { run, measured: Math.sqrt(2 * reported), stated, tolerance: tolerance * (1 + stated) };
}

function explain(
  measurements: readonly Measurement<RecomputeMeasurement>[],
  metric: string,
  run: string,
): Cause {
  const value = measurements.map((entry) => entry.value).find((entry) => entry.run === run);
  const loss = value?.losses.find((entry) => entry.metric === metric);
  if (!value || !loss) throw new Error('recompute: nothing failed');
  const own = rowsOf[metric] ?? 'train';
  const stated = loss.computed[own];
  const other = (['train', 'test', 'all'] as const).find(
    (rows) => rows !== own && holds(compare(run, loss.reported, loss.computed[rows])),
  );
  if (other) return { code: 'other-rows', run, metric, rows: other };
  if (holds(compare(run, loss.reported, stated + value.penalty)))
    return { code: 'with-penalty', run, metric };
  const ratio = loss.reported / stated;
  const simple = [2, 0.5].find((factor) => holds(compare(run, loss.reported, factor * stated)));
  return simple === undefined
    ? { code: 'loss-differs', run, metric, measured: loss.reported, stated }
    : { code: 'loss-factor', run, metric, ratio };
}
