import type { LinearConstants } from '../../laws/linear-constants.ts';
import { linearLabels } from '../../laws/linear-model.ts';
import type { LinearInputs } from '../../laws/replay-linear-sgd.ts';
import type { TrainedRun } from '../../model/run/fit.ts';
import { drawnFrom } from './linear-fit.ts';
import type { UnreplayableDraws } from './unreplayable-draws.ts';

/** What the law needs of a fit's draws, with the labels that it states; or why they cannot be used. */
export function linearInputs(
  raw: TrainedRun,
  stated: LinearConstants,
): (LinearInputs & { readonly kind: 'replayable' }) | UnreplayableDraws {
  const rows = stated.trainRows + stated.testRows;
  const sizes = { features: rows * stated.inputs, noise: rows, init: stated.inputs };
  const unreplayable = { kind: 'unreplayable', run: raw.run.id } as const;
  for (const [stream, size] of Object.entries(sizes)) {
    const measured = drawnFrom(raw, stream)[0]?.length ?? 0;
    const what = measured === 0 ? 'stream-unused' : 'draw-size';
    if (measured !== size) return { ...unreplayable, what, stream, measured, stated: size };
  }
  const orders = drawnFrom(raw, 'order');
  const order = { ...unreplayable, stream: 'order' };
  const odd = orders.find(({ length }) => length !== stated.trainRows);
  if (odd) return { ...order, what: 'order-rows', measured: odd.length, stated: stated.trainRows };
  if (orders.length !== stated.epochs)
    return { ...order, what: 'order-count', measured: orders.length, stated: stated.epochs };
  const first = (stream: string) => new Float64Array(drawnFrom(raw, stream)[0] ?? []);
  const [features, noise, init] = [first('features'), first('noise'), first('init')];
  return { kind: 'replayable', features, labels: linearLabels(features, noise, stated), init, orders };
}
