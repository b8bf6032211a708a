import { checkEpoch } from './check-epoch.ts';
import { checkMetric } from './check-metric.ts';
import { checkReading } from './check-reading.ts';
import type { ClaimDraft } from '../schema/draft.ts';
import type { SettingValue } from '../../model/experiment/settings.ts';
import type { ExpressionDiagnostic } from '../diagnostic.ts';
import { heldAxes, type Axes } from './claim-axes.ts';
import { metricKind } from './metric-kind.ts';
import type { ParsedExpression, ParsedPart } from '../expression/parse-expression.ts';
import type { Scope } from '../checking-scope.ts';
import { readingsOf, type Part } from '../../model/experiment/statement.ts';
import { isNumeric, printValue } from '../values/setting-text.ts';
import { unknownAxis } from './unknown-axis.ts';

/** Checks that all that a statement names can be measured in this experiment. */
export function checkStatement(
  scope: Scope,
  claim: Pick<ClaimDraft, 'with'>,
  { parts }: ParsedExpression,
): readonly ExpressionDiagnostic[] {
  return parts.flatMap((part) => checkPart(scope, claim, part));
}

function checkPart(
  scope: Scope,
  claim: Pick<ClaimDraft, 'with'>,
  { statement, marks }: ParsedPart,
): readonly ExpressionDiagnostic[] {
  const readings = readingsOf(statement);
  const axes = heldAxes(scope, claim);
  const trend = statement.kind === 'trend' ? { axis: statement.axis, column: marks.axis ?? 1 } : undefined;
  const diagnostics = readings.flatMap((reading, index): readonly ExpressionDiagnostic[] => {
    const mark = marks.readings[index];
    if (!mark) return [];
    const metric = checkMetric(scope, reading, mark);
    if (!axes) return metric;
    const cell = checkReading(scope, axes, reading, mark, trend?.axis);
    return [...metric, ...cell, ...checkEpoch(scope, claim, axes, reading, mark, trend)];
  });
  if (readings.every((reading) => metricKind(scope, reading) === 'truth'))
    return [...diagnostics, nothingMeasured(statement)];
  return trend && axes ? [...diagnostics, ...checkTrend(scope, axes, trend)] : diagnostics;
}

function nothingMeasured(statement: Part): ExpressionDiagnostic {
  const subject =
    statement.kind === 'comparison' ? 'both sides are numbers' : `${statement.reading.metric} is a number`;
  const message = `${subject} that no run changes: nothing is measured`;
  return { code: 'expression', column: 1, message, hint: 'name a metric, e.g. testLoss(lambda=5)' };
}

function checkTrend(
  scope: Scope,
  axes: Axes,
  { axis, column }: { readonly axis: string; readonly column: number },
): readonly ExpressionDiagnostic[] {
  if (axis === 'epoch') return [];
  const held = axes.get(axis);
  if (held === undefined) return [{ code: 'unknown-axis', column, ...unknownAxis(scope, axes, axis) }];
  if (held.values && !isNumeric(held.values)) return [noOrder(axis, column, held.values)];
  if (held.values === null || held.values.length > 1) return [];
  const where = held.from === 'sweep' ? 'the sweep' : 'this claim\'s "with"';
  const message = `nothing changes along ${axis}: ${where} holds ${held.values.join(', ')} alone`;
  return [{ code: 'unknown-axis', column, message, hint: `give ${axis} a list of two values or more` }];
}

/** Reports a trend along texts, or along true and false: these have no order. */
function noOrder(axis: string, column: number, values: readonly SettingValue[]): ExpressionDiagnostic {
  const [first = '', second = first] = values.map((value) => `${axis}=${printValue(value)}`);
  const message = `nothing falls or rises along ${axis}, whose values are not numbers`;
  return {
    code: 'unknown-axis',
    column,
    message,
    hint: `compare two cells, e.g. loss(${second}) < loss(${first})`,
  };
}
