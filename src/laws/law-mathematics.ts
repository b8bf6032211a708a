import type { DrawKind } from '../model/run/random.ts';
import type { LawName, Relation } from '../model/experiment/experiment.ts';
import type { LinearConstants, LinearStates } from './linear-constants.ts';
import { norm, type Numbers } from './linear-model.ts';
import { linearRelations } from './linear-relations.ts';

/** A draw that the law expects a fit to make. */
export type ExpectedDraw = {
  readonly stream: string;
  readonly kind: DrawKind;
  /** How many numbers a request asks for. */
  readonly size: number;
  readonly times: number;
};

/** What a law computes: from stated constants, the final parameters and the draws alone. */
export type LawMathematics = {
  draws(stated: LinearStates): readonly ExpectedDraw[];
  /** Metrics that follow from the final parameters. */
  derive(
    parameters: Readonly<Record<string, Numbers>>,
    stated: LinearStates,
  ): Readonly<Record<string, number>>;
  truths(stated: LinearStates): Readonly<Record<string, number>>;
  /**
   * Final norm of what is trained over the norm that its start and the truth have together, which sound
   * training does not exceed; null where the start is zero or unknown.
   *
   * @param drawn what a stream's first request got
   */
  growth(
    parameters: Readonly<Record<string, Numbers>>,
    drawn: (stream: string) => Numbers | undefined,
    stated: LinearStates,
  ): number | null;
  /**
   * What must come of a run with these constants when its streams or settings change.
   *
   * @param otherSeed another than the run's own
   */
  relations(stated: LinearConstants, otherSeed: number): readonly Relation[];
};

export const lawMathematics = {
  'linear-sgd-l2': {
    draws: ({ inputs, trainRows, testRows, epochs }) => [
      { stream: 'features', kind: 'normal', size: (trainRows + testRows) * inputs, times: 1 },
      { stream: 'noise', kind: 'normal', size: trainRows + testRows, times: 1 },
      { stream: 'init', kind: 'normal', size: inputs, times: 1 },
      { stream: 'order', kind: 'permutation', size: trainRows, times: epochs },
    ],
    derive: ({ w }, { trueWeight }) =>
      w === undefined ? {} : { weightNorm: norm(w), weightDistance: norm(w, trueWeight) },
    truths: ({ inputs, trueWeight }) => ({ trueWeightNorm: Math.sqrt(inputs) * Math.abs(trueWeight) }),
    growth: ({ w }, drawn, { inputs, initSd, trueWeight }) => {
      const init = drawn('init');
      if (w === undefined || init === undefined) return null;
      const start = initSd * norm(init);
      return start === 0 ? null : norm(w) / Math.hypot(start, Math.sqrt(inputs) * trueWeight);
    },
    relations: linearRelations,
  },
} satisfies Record<LawName, LawMathematics>;
