import { hintsOf } from '../../../../check/hints.ts';
import { remarkOf } from '../../../../check/remarks.ts';
import { hintText } from '../hint-words.ts';
import { formatCount } from '../grammar.ts';
import { formatNumber, formatDistinct } from '../../../format/numbers.ts';
import { findingWords, quantityWords } from '../names.ts';
import { remarkText } from '../remark-words.ts';
import type { SomeCauseTexts } from '../../cause-texts.ts';

/** Causes in the steps of the parameters. */
export const trainingCauses = {
  'learning-rate': (cause, chapter) =>
    `the learning rate is ${apart(cause.measured, cause.stated)}${hintText(hintsOf(cause, chapter))}`,
  decay: (cause, chapter) => {
    const { batch, measured, stated } = cause;
    const [was, said] = formatDistinct(measured, stated);
    const hint = stated === 0 ? ', although the penalty is zero' : hintText(hintsOf(cause, chapter));
    return `the weights decay by ${was} a step${inBatches(batch)}, stated ηλ = ${said}${hint}`;
  },
  'batch-scaling': (cause, chapter) =>
    `the learning rate is ${apart(cause.measured, cause.stated)}, in a batch of ${formatCount(cause.rows, 'row')} at batch size ${formatNumber(cause.batch)}${hintText(hintsOf(cause, chapter))}`,
  'step-count': (cause, chapter) =>
    `the weights decay as in ${formatCount(cause.measured, 'step')}, stated ${formatNumber(cause.stated)}${remarkText(remarkOf(cause, chapter))}`,
  'decay-order': ({ measured, stated }) =>
    `the gradient moves the weights at a rate of ${formatDistinct(measured, stated)[0]}, which is η(1 − ηλ) of the stated η = ${formatDistinct(measured, stated)[1]}: as where the decay is applied after the step, not within it`,
  'l1-penalty': ({ measured }) =>
    `each step takes ${formatNumber(measured)} off the weights by their sign, whatever their size: as a penalty Σ|w| does, where Σw²/2 is stated`,
  momentum: (cause, chapter) =>
    `each step carries on ${formatNumber(cause.measured)} of the step before it${remarkText(remarkOf(cause, chapter))}`,
  'bias-rate': (cause, chapter) =>
    `the bias moves at a rate of ${apart(cause.measured, cause.stated)}, while the weights move as stated${remarkText(remarkOf(cause, chapter))}`,
  'bias-decays': (cause, chapter) => {
    const [was, said] = formatDistinct(cause.measured, cause.stated);
    return `the bias decays by ${was} a step, stated ${said}${remarkText(remarkOf(cause, chapter))}`;
  },
  'labels-differ': ({ rms }) => `the labels lie ${formatNumber(rms)} (root mean square) from the ones stated`,
  'parameters-differ': ({ parameter, measured, tolerance }) =>
    `the final ${parameter} lies ${formatNumber(measured)} from where the stated mathematics puts it, allowed ${formatNumber(tolerance)}`,
  'closed-form': ({ case: quantity, measured, tolerance }) =>
    `${findingWords(quantity)}: ${formatNumber(measured)}, allowed ${formatNumber(tolerance)}`,
  'first-bad-epoch': ({ metric, epoch, measured, stated }) =>
    `${quantityWords(metric)} leaves the stated mathematics in epoch ${epoch}, with root mean square residuals of ${apart(measured, stated)}${epoch <= 1 ? '' : `, and follows it in ${epoch === 2 ? 'the epoch' : `the ${formatNumber(epoch - 1)} epochs`} before`}`,
  'foreign-rows': (cause, chapter) =>
    cause.rows === 1
      ? `the weights are moved by row ${cause.first} of all rows, which is no train row`
      : `the weights are moved by ${formatCount(cause.rows, 'row')} that are no train rows, the first is row ${cause.first} of all${remarkText(remarkOf(cause, chapter))}`,
  'off-span-moved': ({ measured }) =>
    `where no train row reaches, the weights end ${formatNumber(measured)} from what the decay explains`,
  'bias-not-conserved': ({ measured }) =>
    `without a penalty the bias ends ${formatNumber(measured)} from where the weights put it`,
  'not-equivalent': ({ run, quantity, measured, stated, tolerance }) => {
    const [own, other] = formatDistinct(measured, stated);
    const figure =
      typeof quantity !== 'string' && quantity.of === 'parameter' ? own : `${own}, by the reference ${other}`;
    return `in ${run} the ${findingWords(quantity)} is ${figure}, allowed ${formatNumber(tolerance, 2)}`;
  },
  'decay-underflow': ({ factor }) =>
    `the penalty shrinks the starting weights to ${formatNumber(factor)} of themselves, too little to measure: a smaller penalty in the sweep, or fewer epochs, would show it`,
} satisfies SomeCauseTexts;

function apart(measured: number, stated: number): string {
  return formatDistinct(measured, stated).join(', stated ');
}

/** Names the batch size if it is not the one that the chapter states. */
function inBatches(batch: number | undefined): string {
  return batch === undefined ? '' : ` in batches of ${formatNumber(batch)}`;
}
