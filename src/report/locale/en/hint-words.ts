import type { Hint, HintCode } from '../../../check/hints.ts';

const questions = {
  'gradient-divided-twice': (batch) => `is the gradient divided by the batch size of ${batch} twice?`,
  'gradient-not-divided': (batch) => `is the summed gradient not divided by the batch size of ${batch}?`,
  'gradient-divided-by-rows': (rows) => `is the gradient divided by the ${rows} train rows?`,
  'gradient-summed-over-rows': (rows) => `is the gradient summed over the ${rows} train rows?`,
  'gradient-uphill': () => 'does the update go up the gradient?',
  'gradients-lost': () => 'do the gradients never reach the parameters?',
  'short-batch-by-own-rows': () => 'is a short batch divided by its own rows, not by the batch size?',
  'mean-divided-again': (batch) => `is a mean over the batch divided by the batch size of ${batch} again?`,
  'every-label-compared': (batch) =>
    `is each prediction compared with all ${batch} labels of the batch, for lack of a reshape?`,
  'penalty-lacks-half': () => 'is the penalty missing its 1/2?',
  'penalty-halved-twice': () => 'is the penalty halved twice?',
  'penalty-sign': () => 'has the penalty the wrong sign?',
  'penalty-by-rows': (rows) => `is the penalty divided by the ${rows} train rows?`,
  'penalty-by-inputs': (inputs) => `is the penalty divided by the ${inputs} inputs?`,
  'penalty-once-a-row': (batch) => `is the penalty added once a row of the batch of ${batch}?`,
  'penalty-lost': () => 'does the penalty never reach the update?',
  'decay-without-rate': () => 'is the decay not multiplied by the learning rate?',
  'decay-by-rate-twice': () => 'is the decay multiplied by the learning rate twice?',
  'decay-by-batch': (batch) => `is the decay divided by the batch size of ${batch}?`,
  'loss-lacks-half': () => 'is the loss missing its 1/2?',
  'loss-halved-twice': () => 'is the loss halved twice?',
  'loss-summed': () => 'is it summed over the rows, not averaged?',
  'loss-by-batch': () => 'is it divided by the batch size as well?',
  'noise-left-out': () => 'is the noise left out of the labels?',
  'variance-for-sd': () => 'is the sd taken for a variance?',
  'sd-squared': () => 'is the sd squared on its way?',
  'bias-left-out': () => 'do the labels leave out the bias?',
  'weights-left-out': () => 'do the labels leave out the weights?',
  'sign-turned': () => 'is its sign turned round?',
  'one-start': () => 'do they all start at the same value?',
  'decimal-slipped': () => 'has a decimal place slipped?',
  'two-decimals-slipped': () => 'have two decimal places slipped?',
} satisfies Record<HintCode, (count: number) => string>;

/** Renders hints as `: is …? or is …?`, or '' if there are none. */
export function hintText(hints: readonly Hint[]): string {
  return hints.length === 0 ? '' : `: ${hints.map(({ code, count }) => questions[code](count)).join(' or ')}`;
}
