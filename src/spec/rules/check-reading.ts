import { didYouMean } from '../did-you-mean.ts';
import type { SettingValue } from '../../model/experiment/settings.ts';
import type { ExpressionDiagnostic } from '../diagnostic.ts';
import type { Axes } from './claim-axes.ts';
import { metricKind } from './metric-kind.ts';
import type { ReadingMarks } from '../expression/parse-reading.ts';
import type { Scope } from '../checking-scope.ts';
import { printValue } from '../values/setting-text.ts';
import type { Reading } from '../../model/experiment/statement.ts';
import { unknownAxis } from './unknown-axis.ts';

/**
 * Checks that a reading names one cell: its axes are swept, its values are held, and no axis is left open.
 *
 * @param along the axis of a trend, which the reading leaves open
 */
export function checkReading(
  scope: Scope,
  axes: Axes,
  reading: Reading,
  marks: ReadingMarks,
  along?: string,
): readonly ExpressionDiagnostic[] {
  if (metricKind(scope, reading) === 'truth') return checkTruth(reading, marks);
  const bound = Object.entries(reading.at);
  const bindings = bound.flatMap(([axis, value]) =>
    checkBinding(scope, axes, axis, value, columnOf(marks, axis)),
  );
  const twice =
    along === undefined || !marks.bindings.has(along) ? [] : [boundTrend(along, columnOf(marks, along))];
  // A misspelt axis has left the right one open; it is reported once.
  const isMisspelt = [...bound.map(([axis]) => axis), along ?? 'epoch'].some(
    (axis) => axis !== 'epoch' && !axes.has(axis),
  );
  return [...bindings, ...twice, ...(isMisspelt ? [] : checkOpen(axes, reading, marks, along))];
}

function columnOf(marks: ReadingMarks, axis: string): number {
  return marks.bindings.get(axis) ?? marks.metric;
}

function checkTruth({ metric }: Reading, marks: ReadingMarks): readonly ExpressionDiagnostic[] {
  const [column] = marks.bindings.values();
  if (column === undefined) return [];
  const message = `${metric} is a truth of the law, the same for every run: it takes no arguments`;
  return [{ code: 'expression', column, message, hint: `write ${metric} alone` }];
}

function checkBinding(
  scope: Scope,
  axes: Axes,
  axis: string,
  value: SettingValue,
  column: number,
): readonly ExpressionDiagnostic[] {
  const held = axes.get(axis);
  if (held === undefined) return [{ code: 'unknown-axis', column, ...unknownAxis(scope, axes, axis) }];
  if (held.values === null || held.values.includes(value)) return [];
  const list = held.values.map(printValue).join(', ');
  const alike = held.values.map(String).find((each) => each === String(value)); // the text "1" for the number 1
  const meant = alike ?? (typeof value === 'string' ? didYouMean(value, held.values.map(String)) : undefined);
  const near = held.values.find((each) => String(each) === meant);
  const where = held.from === 'sweep' ? 'the sweep' : 'this claim\'s "with"';
  const remedy =
    held.from === 'sweep'
      ? `add ${printValue(value)} there or to this claim's "with"`
      : `add ${printValue(value)} there`;
  const message = `${axis}=${printValue(value)} is not in ${where}`;
  const hint =
    near === undefined ? `${where} holds ${list}; ${remedy}` : `did you mean ${axis}=${printValue(near)}?`;
  return [{ code: 'unknown-value', column, message, hint }];
}

function boundTrend(axis: string, column: number): ExpressionDiagnostic {
  const message = `${axis} is bound, so nothing changes along it`;
  return { code: 'expression', column, message, hint: `leave ${axis}=… out` };
}

function checkOpen(
  axes: Axes,
  reading: Reading,
  marks: ReadingMarks,
  along: string | undefined,
): readonly ExpressionDiagnostic[] {
  const open = [...axes].filter(
    ([axis, { values }]) => (values?.length ?? 0) > 1 && axis !== along && !Object.hasOwn(reading.at, axis),
  );
  return open.map(([axis, { values }]) => ({
    code: 'unbound-axis',
    column: marks.metric,
    message: `${reading.metric} does not say at which ${axis}`,
    hint: `bind it, e.g. ${reading.metric}(${reading.parameter === undefined ? '' : `${reading.parameter}, `}${axis}=${values?.map(printValue)[0]}): the axis holds ${values?.map(printValue).join(', ')}`,
  }));
}
