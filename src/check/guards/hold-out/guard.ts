import { z } from 'zod';
import { sweepRuns } from '../../../plan/sweep-runs.ts';
import type { Raw } from '../../../model/run/fit.ts';
import type { SeenModel } from '../../../model/run/seen-model.ts';
import { statedConstants } from '../../../spec/stated-constants.ts';
import type { Experiment } from '../../../model/experiment/experiment.ts';
import { jsonNumber } from '../../../model/json-number.ts';
import type { Check, GuardSubject } from '../../check.ts';
import { copiesIn, indexedRows, sharedRows } from './held-rows.ts';
import { judgeHoldOut } from './judge.ts';

export const holdOutMeasurement = z.object({
  run: z.string(),
  /** What was seen: the batches of layers models, or the rows that code or experiment name. */
  from: z.enum(['layers', 'named', 'nothing']),
  /** One for each set of rows that is held out. */
  held: z.array(
    z.object({
      rows: z.number(),
      /** Rows of the set that were trained on, and the place of the first among them, counted from 1. */
      shared: z.number(),
      first: z.number().nullable(),
      /** How many of those may be others of the same content. */
      alike: z.number(),
      /** Rows trained on that were seen to stand in the data more than once; they are not among those shared. */
      repeated: z.number(),
      /** Evaluations of it that held out different rows; 1 if all were of the same; absent where rows are named. */
      passes: z.number().exactOptional(),
    }),
  ),
  /** Different rows trained on, beside those stated; null where either is not known. */
  trained: z.object({ measured: z.number(), stated: z.number() }).nullable(),
  /** How far one row's outputs alone are from those among others; null where that was not measured. */
  alone: jsonNumber.nullable(),
});

export type HoldOutMeasurement = z.infer<typeof holdOutMeasurement>;

/** No row that is evaluated as held out reached an update; every stated train row did; other rows change no evaluation. */
export const holdOut: Check<GuardSubject, HoldOutMeasurement> = {
  measurement: holdOutMeasurement,
  judgesDivergence: () => true, // which rows were used is no worse for what came of it
  runs: ({ experiment }) => sweepRuns(experiment).map((run) => [run]),
  measure: ([raw], { experiment }) =>
    raw === undefined ? { missing: 'a run', has: [] } : measureRows(raw, experiment),
  judge: judgeHoldOut,
};

function measureRows(raw: Raw, experiment: Experiment): HoldOutMeasurement {
  const models = (raw.models ?? []).filter(({ trained }) => trained.size > 0);
  const trainRows = { ...statedConstants(experiment, raw.run.settings) }.trainRows as number | undefined;
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
 * The sets that a model holds out: validation data, and what was evaluated that is not all of it rows trained on, as an
 * evaluation of the train rows is.
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

/** Where some rows came more often than others, that many of them may be of one content. */
function distinctRows({ trained }: SeenModel, stated: number | undefined): number {
  if (stated === undefined || trained.size >= stated) return trained.size;
  const least = Math.min(...trained.values());
  const counted = [...trained.values()].reduce((sum, times) => sum + Math.round(times / least), 0);
  return Math.min(stated, counted);
}
