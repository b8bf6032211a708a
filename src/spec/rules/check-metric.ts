import { hintFor } from '../did-you-mean.ts';
import type { ExpressionDiagnostic } from '../diagnostic.ts';
import { lawOf } from './law-of.ts';
import { metricKind } from './metric-kind.ts';
import type { ReadingMarks } from '../expression/parse-reading.ts';
import type { Scope } from '../checking-scope.ts';
import type { Reading } from '../../model/experiment/statement.ts';

/** Checks that the metric, or the parameter of a norm, is known. */
export function checkMetric(
  scope: Scope,
  reading: Reading,
  marks: ReadingMarks,
): readonly ExpressionDiagnostic[] {
  const { metric, parameter } = reading;
  const law = lawOf(scope.law);
  if (parameter !== undefined) {
    if (!law || law.parameters.includes(parameter)) return [];
    return [
      {
        code: 'unknown-metric',
        column: marks.parameter ?? marks.metric,
        message: `unknown parameter "${parameter}"`,
        hint: `the parameters of ${scope.law} are ${law.parameters.join(', ')}`,
      },
    ];
  }
  if (metricKind(scope, reading) !== 'unknown') return [];
  const known = law ? [...law.reported, ...law.derived, ...law.truths] : (scope.metrics ?? []);
  const list = `the metrics are ${[...known, 'norm(…)'].join(', ')}`;
  const hint = hintFor(metric, [...known, 'norm'], list);
  return [{ code: 'unknown-metric', column: marks.metric, message: `unknown metric "${metric}"`, hint }];
}
