import type { Cause } from '../../../model/outcome/cause.ts';
import type { Measurement } from '../../check.ts';
import { concludeFindings } from '../../findings/conclude-findings.ts';
import { compareLoss, isLoss, rowsOf, type Loss, type RecomputeMeasurement } from './measurement.ts';
import type { Verdict } from '../../../model/outcome/verdict.ts';
import { worstFinding } from '../../findings/worst-finding.ts';

type Metric = keyof typeof rowsOf;

/** Decides from the losses of the final parameters on the stated rows. */
export function judgeRecompute(measurements: readonly Measurement<RecomputeMeasurement>[]): Verdict {
  const lossesOf = (metric: Metric) =>
    measurements.flatMap(({ value: { run, penalty, losses } }) =>
      losses.filter((loss) => loss.metric === metric).map((loss) => ({ ...loss, run, penalty, metric })),
    );
  const metrics = Object.keys(rowsOf) as Metric[];
  const findings = metrics.map((metric) =>
    worstFinding(
      metric,
      lossesOf(metric).map(({ run, reported, computed }) =>
        compareLoss(run, reported, computed[rowsOf[metric]]),
      ),
    ),
  );
  return concludeFindings(findings, ([first]) => {
    const losses = metrics.filter((metric) => metric === first?.quantity).flatMap(lossesOf);
    const worst = losses.find(({ run }) => run === first?.run);
    if (!worst) throw new Error('recompute: nothing failed');
    return explain(worst, losses);
  });
}

type RunLoss = Loss & { readonly run: string; readonly penalty: number; readonly metric: Metric };

function explain(worst: RunLoss, losses: readonly RunLoss[]): Cause {
  const { run, metric, reported, computed, penalty, instead } = worst;
  const stated = computed[rowsOf[metric]]; // which it is not, or it would not have failed
  const rows = (['train', 'test', 'all'] as const).find((name) => isLoss(reported, computed[name]));
  if (rows) return { code: 'other-rows', run, metric, rows };
  if (isLoss(reported, stated + penalty)) return { code: 'with-penalty', run, metric };
  const simple = [2, 0.5].some((factor) => isLoss(reported, factor * stated));
  if (simple) return { code: 'loss-factor', run, metric, ratio: reported / stated };
  if (instead && isLoss(reported, instead.pairs)) return { code: 'broadcast', run, metric };
  const mixed = commonRange(worst, losses);
  return mixed === undefined
    ? { code: 'loss-differs', run, metric, measured: reported, stated }
    : { code: 'other-rows', run, metric, rows: mixed };
}

/**
 * Returns the range of rows, counted from 1, that explains the losses of all failing runs. One run alone is
 * no proof: among a hundred ranges one may fit by chance.
 */
function commonRange({ instead }: RunLoss, losses: readonly RunLoss[]): string | undefined {
  const failing = losses.flatMap((loss) => loss.instead ?? []);
  if (failing.length < 2) return undefined;
  const range = instead?.ranges.find(({ from, to }) =>
    failing.every(({ ranges }) => ranges.some((other) => other.from === from && other.to === to)),
  );
  return range && `${range.from + 1}..${range.to}`;
}
