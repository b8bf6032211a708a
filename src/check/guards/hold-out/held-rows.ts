import type { Fit, TrainedRun } from '../../../model/run/fit.ts';
import { hashRow } from '../../../random/seen-rows.ts';
import type { SeenModel } from '../../../model/run/seen-model.ts';
import { statedNumber } from '../../../spec/stated-numbers.ts';
import type { Experiment } from '../../../model/experiment/experiment.ts';
import { epochCounts } from '../../../model/run/metric.ts';

/** Counts how often each row, by its hash, occurs in the data that a fit returned; empty if it returned none. */
export function copiesIn(data: Fit['data']): ReadonlyMap<number, number> {
  const copies = new Map<number, number>();
  if (data === undefined) return copies;
  const { features, labels, rows } = data;
  const inputs = features.length / rows;
  for (let row = 0; row < rows; row++) {
    const hash = hashRow([
      features.subarray(row * inputs, (row + 1) * inputs),
      labels.subarray(row, row + 1),
    ]);
    copies.set(hash, (copies.get(hash) ?? 0) + 1);
  }
  return copies;
}

/**
 * Counts the evaluated rows that were trained on, by content. A row does not count if the data hold more
 * copies of it than any evaluation had, since the copy trained on may be another. If the data are not known,
 * a row that occurs twice within a batch or an evaluation counts as `repeated` instead. Of the others `alike`
 * may be different rows of one content. It is the number to expect if chance splits single twins, one in so
 * many rows as were trained on, plus six standard deviations, but at most half of the set.
 *
 * @param passes rows of each evaluation
 * @param copies how often the data hold each row
 */
export function sharedRows(
  { trained, repeated }: Pick<SeenModel, 'trained' | 'repeated'>,
  passes: readonly (readonly number[])[],
  copies: ReadonlyMap<number, number>,
) {
  const rows = [...new Set(passes.flat())];
  const most = maxPerPass(passes);
  const both = rows.filter((row) => trained.has(row) && (most.get(row) ?? 0) >= (copies.get(row) ?? 0));
  const isRepeated = (row: number) => !copies.has(row) && (repeated.has(row) || (most.get(row) ?? 0) > 1);
  const shared = both.filter((row) => !isRepeated(row));
  const [first = both[0]] = shared;
  const expected = rows.length / (trained.size + 1);
  const chance = Math.min(Math.floor(expected + 6 * Math.sqrt(expected)), Math.floor(rows.length / 2));
  return {
    rows: rows.length,
    shared: shared.length,
    first: first === undefined ? null : rows.indexOf(first) + 1,
    alike: shared.some((row) => copies.has(row)) ? 0 : chance,
    repeated: both.length - shared.length,
    passes: new Set(passes.map((pass) => pass.toSorted((a, b) => a - b).join())).size,
  };
}

/** Returns how often each row occurs in one evaluation at most. */
function maxPerPass(passes: readonly (readonly number[])[]): ReadonlyMap<number, number> {
  const most = new Map<number, number>();
  for (const pass of passes) {
    const counts = new Map<number, number>();
    for (const row of pass) counts.set(row, (counts.get(row) ?? 0) + 1);
    for (const [row, count] of counts) most.set(row, Math.max(count, most.get(row) ?? 0));
  }
  return most;
}

/**
 * Returns the indexes of the rows that were trained on and held out. The train rows are those that the code
 * names, else those of the orders that it drew; the test rows are those that the code names, else the stated
 * number of last rows. Returns null if no train row is known.
 */
export function indexedRows(
  { fit, drawn, run }: TrainedRun,
  experiment: Experiment,
): { readonly train: ReadonlySet<number>; readonly test: ReadonlySet<number> } | null {
  const trainRows = statedNumber(experiment, run.settings, 'trainRows') ?? 0;
  const testRows = statedNumber(experiment, run.settings, 'testRows') ?? 0;
  const rows = fit.data?.rows ?? trainRows + testRows;
  const epochs = Math.max(0, ...Object.values(epochCounts(fit.metrics)));
  const permutations = drawn.filter(({ kind }) => kind === 'permutation');
  const isOrder = (stream: string) => {
    if (experiment.law !== null) return stream === 'order';
    if (experiment.orders !== undefined) return experiment.orders.includes(stream);
    const times = permutations.filter((each) => each.stream === stream).length;
    return times > 1 && times === epochs;
  };
  const orders = permutations.filter(({ stream }) => isOrder(stream));
  const train = new Set(fit.data?.train ?? orders.flatMap(({ values }) => [...values]));
  if (train.size === 0) return null;
  const last = Array.from({ length: testRows }, (_, i) => rows - testRows + i);
  return { train, test: new Set(fit.data?.test ?? last.filter((row) => row >= 0)) };
}
