import { hintsOf } from '../../../../check/hints.ts';
import { hintText } from '../hint-words.ts';
import { formatDistinct, formatNumber } from '../../../format/numbers.ts';
import type { SomeCauseTexts } from '../../cause-texts.ts';
import { quantityWords } from '../names.ts';

const whole: Readonly<Record<string, string>> = { train: '训练样本', test: '测试样本', all: '全部样本' };

/** Causes in the metrics that the code reports. */
export const lossCauses = {
  'other-rows': ({ metric, rows }) =>
    Object.hasOwn(whole, rows)
      ? `${quantityWords(metric)}等于${whole[rows]}上的损失`
      : `${quantityWords(metric)}等于全部样本中第 ${rows} 行上的损失`,
  broadcast: ({ metric }) =>
    `${quantityWords(metric)}等于每个预测与每个标签两两相配的均值，正如用一列预测减去一行标签所得`,
  'loss-factor': (cause, chapter) =>
    `${quantityWords(cause.metric)}是所述损失的 ${formatNumber(cause.ratio)} 倍${hintText(hintsOf(cause, chapter))}`,
  'with-penalty': ({ metric }) => `${quantityWords(metric)}等于训练目标，即所述损失加惩罚项`,
  'loss-differs': ({ metric, measured, stated }) =>
    `${quantityWords(metric)}报告为 ${formatDistinct(measured, stated)[0]}，重新计算为 ${formatDistinct(measured, stated)[1]}`,
} satisfies SomeCauseTexts;
