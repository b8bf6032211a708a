import { hintsOf } from '../../../../check/hints.ts';
import { hintText } from '../hint-words.ts';
import { formatDistinct, formatNumber } from '../../../format/numbers.ts';
import { quantityWords } from '../names.ts';
import type { SomeCauseTexts } from '../../cause-texts.ts';

const whole: Readonly<Record<string, string>> = { train: 'the train', test: 'the test', all: 'all' };

/** Causes in the metrics that the code reports. */
export const lossCauses = {
  'other-rows': ({ metric, rows }) =>
    Object.hasOwn(whole, rows)
      ? `${quantityWords(metric)} equals the loss on ${whole[rows]} rows`
      : `${quantityWords(metric)} equals the loss on rows ${rows} of all`,
  broadcast: ({ metric }) =>
    `${quantityWords(metric)} equals the mean over every prediction with every label, as a column of predictions less a row of labels gives it`,
  'loss-factor': (cause, chapter) =>
    `${quantityWords(cause.metric)} is ${formatNumber(cause.ratio)} times the stated loss${hintText(hintsOf(cause, chapter))}`,
  'with-penalty': ({ metric }) =>
    `${quantityWords(metric)} equals the training objective, which is the stated loss and the penalty`,
  'loss-differs': ({ metric, measured, stated }) =>
    `${quantityWords(metric)} was reported as ${formatDistinct(measured, stated)[0]}, computed again it is ${formatDistinct(measured, stated)[1]}`,
} satisfies SomeCauseTexts;
