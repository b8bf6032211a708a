import type { TrainedRun } from '../../../model/run/fit.ts';
import type { SeenModel } from '../../../model/run/seen-model.ts';
import { statedNumber } from '../../../spec/stated-numbers.ts';
import type { Experiment } from '../../../model/experiment/experiment.ts';
import { copiesIn, indexedRows, sharedRows } from './held-rows.ts';
import type { HoldOutMeasurement } from './measurement.ts';

export function measureRows(raw: TrainedRun, experiment: Experiment): HoldOutMeasurement {
  const models = (raw.models ?? []).filter(({ trained }) => trained.size > 0);
  const trainRows = statedNumber(experiment, raw.run.settings, 'trainRows');
  const run = raw.run.id;
  const pair = (measured: number) => (trainRows === undefined ? null : { measured, stated: trainRows });
  if (models.length > 0) {
    const copies = copiesIn(raw.fit.data);
    const [only, ...others] = models;
    return {
      run,
      from: 'layers',
      held: models.flatMap((model) => heldBy(model, copies)),
      trained: only !== undefined && others.length === 0 ? pair(distinctRows(only, trainRows)) : null,
      alone: models.reduce<number | null>(
        (most, { alone }) => (alone === null ? most : Math.max(most ?? 0, alone)),
        null,
      ),
    };
  }
  const named = indexedRows(raw, experiment);
  if (named === null) return { run, from: 'nothing', held: [], trained: null, alone: null };
  const test = [...named.test];
  const both = test.filter((row) => named.train.has(row));
  const held =
    test.length === 0
      ? []
      : [
          {
            rows: test.length,
            shared: both.length,
            first: both.length === 0 ? null : Math.min(...both) + 1,
            alike: 0,
            repeated: 0,
          },
        ];
  return { run, from: 'named', held, trained: pair(named.train.size), alone: null };
}

/**
 * Returns the sets that a model holds out: the validation data, and the evaluations that are not of rows
 * trained on only. An evaluation of the train rows holds nothing out.
 */
function heldBy(model: SeenModel, copies: ReadonlyMap<number, number>): HoldOutMeasurement['held'] {
  const validation = model.passes.filter(({ kind }) => kind === 'validation');
  const others = model.passes.filter(
    ({ kind, rows }) => kind === 'evaluation' && rows.some((row) => !model.trained.has(row)),
  );
  return [validation, others].flatMap((passes) =>
    passes.length === 0
      ? []
      : [
          sharedRows(
            model,
            passes.map(({ rows }) => rows),
            copies,
          ),
        ],
  );
}

/**
 * Counts the distinct rows trained on. If some rows came more often than others, that many of them may have
 * one content.
 */
function distinctRows({ trained }: SeenModel, stated: number | undefined): number {
  if (stated === undefined || trained.size >= stated) return trained.size;
  const least = Math.min(...trained.values());
  const counted = [...trained.values()].reduce((sum, times) => sum + Math.round(times / least), 0);
  return Math.min(stated, counted);
}
