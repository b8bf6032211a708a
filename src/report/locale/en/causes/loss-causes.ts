import { formatApart } from '../../../words/format-apart.ts';
import { formatNumber } from '../../../words/format-number.ts';
import { quantityWords } from '../quantity-words.ts';
import type { CauseTexts } from '../../cause-texts.ts';
import { inverse, ratioHint } from '../../ratio-hint.ts';

const whole: Readonly<Record<string, string>> = { train: 'the train', test: 'the test', all: 'all' };

/** Causes in what the code reports. */
export const lossCauses = {
  'other-rows': ({ metric, rows }) =>
    Object.hasOwn(whole, rows)
      ? `${quantityWords(metric)} equals the loss on ${whole[rows]} rows: are the rows mixed up where it is computed?`
      : `${quantityWords(metric)} equals the loss on rows ${rows} of all: are the rows split in another place?`,
  broadcast: ({ metric }) =>
    `${quantityWords(metric)} equals the mean over every prediction with every label: is a column of predictions subtracted from a row of labels, for want of a reshape?`,
  'loss-factor': ({ metric, ratio }, { states }) =>
    `${quantityWords(metric)} is ${formatNumber(ratio)} times the stated loss${ratioHint(ratio, 1, [
      [2, 'is the loss missing its 1/2?'],
      [0.5, 'is the loss halved twice?'],
      [states['trainRows'], 'is it summed over the rows, not averaged?'],
      [states['testRows'], 'is it summed over the rows, not averaged?'],
      [inverse(states['batchSize']), 'is it divided by the batch size as well?'],
    ])}`,
  'with-penalty': ({ metric }) =>
    `${quantityWords(metric)} includes the penalty: is the training objective reported in place of the loss?`,
  'loss-differs': ({ metric, measured, stated }) =>
    `${quantityWords(metric)} was reported as ${formatApart(measured, stated)[0]}, computed anew it is ${formatApart(measured, stated)[1]}: is it another loss, or of other rows?`,
} satisfies CauseTexts<'other-rows' | 'broadcast' | 'loss-factor' | 'with-penalty' | 'loss-differs'>;
