import { residual, type LinearModel, type Numbers, type RowRange } from './linear-model.ts';

/**
 * Root mean square of ŷᵢ − yⱼ over every pair (i, j) of rows, which is what subtracting labels [n] from
 * predictions [n, 1] comes to: √(var ŷ + var y + (mean ŷ − mean y)²).
 */
export function pairRms(X: Numbers, y: Numbers, model: LinearModel, [from, to]: RowRange): number {
  const labels = Array.from({ length: to - from }, (_, i) => y[from + i]!);
  const predictions = labels.map((label, i) => residual(X, y, model, from + i) + label);
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const [centre, middle] = [mean(predictions), mean(labels)];
  const spread = mean(predictions.map((value, i) => (value - centre) ** 2 + (labels[i]! - middle) ** 2));
  return Math.sqrt(spread + (centre - middle) ** 2);
}
