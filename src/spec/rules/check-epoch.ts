import type { ClaimDraft } from '../schema/draft.ts';
import type { ExpressionDiagnostic } from '../diagnostic.ts';
import type { Axes } from './claim-axes.ts';
import { metricKind } from './metric-kind.ts';
import type { ReadingMarks } from '../expression/parse-reading.ts';
import type { Scope } from '../checking-scope.ts';
import { isNumeric } from '../values/setting-text.ts';
import type { Reading } from '../../model/experiment/statement.ts';

/** Checks that a metric is known at the epochs that a reading, or a trend along epochs, needs. */
export function checkEpoch(
  scope: Scope,
  claim: Pick<ClaimDraft, 'with'>,
  axes: Axes,
  reading: Reading,
  marks: ReadingMarks,
  trend?: { readonly axis: string; readonly column: number },
): readonly ExpressionDiagnostic[] {
  const { epoch } = reading;
  const column = marks.bindings.get('epoch') ?? marks.metric;
  const name = reading.parameter === undefined ? reading.metric : `norm(${reading.parameter})`;
  const last = lastEpoch(scope, claim, axes, reading);
  if (metricKind(scope, reading) === 'derived') {
    const message = `${name} follows from the final parameters: it is known at the last epoch alone`;
    if (trend?.axis === 'epoch')
      return [{ code: 'unknown-axis', column: trend.column, message, hint: trendHint(axes) }];
    return epoch === undefined
      ? []
      : [{ code: 'unknown-value', column, message, hint: `leave epoch=${epoch} out` }];
  }
  if (trend?.axis === 'epoch' && last !== undefined && last < 2) {
    const message = `nothing changes along epoch: the runs of this claim take ${last}`;
    return [
      { code: 'unknown-axis', column: trend.column, message, hint: 'give this claim more epochs in "with"' },
    ];
  }
  if (epoch === undefined || (epoch >= 1 && (last === undefined || epoch <= last))) return [];
  const range = last === undefined ? 'epochs count from 1' : `the epochs are 1 to ${last}`;
  const remedy = epoch >= 1 ? '; give this claim more in "with"' : '';
  return [
    { code: 'unknown-value', column, message: `there is no epoch ${epoch}`, hint: `${range}${remedy}` },
  ];
}

function trendHint(axes: Axes): string {
  const several = [...axes]
    .filter(([, { values }]) => values === null || values.length > 1)
    .map(([axis]) => axis);
  return several.length === 0
    ? 'name a metric that is reported after each epoch'
    : `it has values along ${several.join(', ')}`;
}

/**
 * Returns how many epochs the reading's runs have, as far as the experiment says. If there are several
 * numbers, it is the least.
 */
function lastEpoch(
  scope: Scope,
  claim: Pick<ClaimDraft, 'with'>,
  axes: Axes,
  reading: Reading,
): number | undefined {
  const bound = Object.hasOwn(reading.at, 'epochs') ? reading.at['epochs'] : undefined;
  if (bound !== undefined) return typeof bound === 'number' ? bound : undefined;
  const held = axes.get('epochs');
  if (held) return held.values && isNumeric(held.values) ? Math.min(...held.values) : undefined;
  const setting =
    claim.with !== null && Object.hasOwn(claim.with, 'epochs') ? claim.with['epochs'] : undefined;
  if (setting !== undefined) return typeof setting === 'number' ? setting : undefined;
  return scope.states !== null && Object.hasOwn(scope.states, 'epochs')
    ? (scope.states['epochs'] ?? undefined)
    : undefined;
}
