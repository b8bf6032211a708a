import { hintsOf } from '../../../../check/hints.ts';
import { remarkOf } from '../../../../check/remarks.ts';
import { hintText } from '../hint-words.ts';
import { formatDistinct, formatNumber } from '../../../format/numbers.ts';
import type { SomeCauseTexts } from '../../cause-texts.ts';
import { findingWords, quantityWords } from '../names.ts';
import { remarkText } from '../remark-words.ts';

/** Causes in the steps of the parameters. */
export const trainingCauses = {
  'learning-rate': (cause, chapter) =>
    `学习率为 ${apart(cause.measured, cause.stated)}${hintText(hintsOf(cause, chapter))}`,
  decay: (cause, chapter) => {
    const { batch, measured, stated } = cause;
    const [was, said] = formatDistinct(measured, stated);
    const hint = stated === 0 ? '，尽管惩罚为零' : hintText(hintsOf(cause, chapter));
    return `${batch === undefined ? '' : `批量为 ${formatNumber(batch)} 时，`}权重每步衰减 ${was}，所述 ηλ = ${said}${hint}`;
  },
  'batch-scaling': (cause, chapter) =>
    `批量大小为 ${formatNumber(cause.batch)} 时，在含 ${formatNumber(cause.rows)} 行的一批上学习率为 ${apart(cause.measured, cause.stated)}${hintText(hintsOf(cause, chapter))}`,
  'step-count': (cause, chapter) =>
    `权重的衰减相当于 ${formatNumber(cause.measured)} 步，所述为 ${formatNumber(cause.stated)} 步${remarkText(remarkOf(cause, chapter))}`,
  'decay-order': ({ measured, stated }) => {
    const [was, said] = formatDistinct(measured, stated);
    return `梯度以 ${was} 的速率移动权重，这是所述 η = ${said} 的 η(1 − ηλ)：正如衰减施加在一步之后，而不是一步之中`;
  },
  'l1-penalty': ({ measured }) =>
    `每步按符号从权重中减去 ${formatNumber(measured)}，与其大小无关：正如惩罚为 Σ|w|，而所述为 Σw²/2`,
  momentum: (cause, chapter) =>
    `每步带有前一步的 ${formatNumber(cause.measured)}${remarkText(remarkOf(cause, chapter))}`,
  'bias-rate': (cause, chapter) =>
    `偏差的移动速率为 ${apart(cause.measured, cause.stated)}，而权重如所述移动${remarkText(remarkOf(cause, chapter))}`,
  'bias-decays': (cause, chapter) => {
    const [was, said] = formatDistinct(cause.measured, cause.stated);
    return `偏差每步衰减 ${was}，所述为 ${said}${remarkText(remarkOf(cause, chapter))}`;
  },
  'labels-differ': ({ rms }) => `标签与所述标签相差 ${formatNumber(rms)}（均方根）`,
  'parameters-differ': ({ parameter, measured, tolerance }) =>
    `最终的 ${parameter} 与所述数学的结果相差 ${formatNumber(measured)}，允许 ${formatNumber(tolerance)}`,
  'closed-form': ({ case: quantity, measured, tolerance }) =>
    `${findingWords(quantity)}：${formatNumber(measured)}，允许 ${formatNumber(tolerance)}`,
  'first-bad-epoch': ({ metric, epoch, measured, stated }) =>
    `${quantityWords(metric)}在第 ${epoch} 个迭代周期偏离所述的数学，残差的均方根为 ${apart(measured, stated)}${epoch <= 1 ? '' : `，此前的 ${formatNumber(epoch - 1)} 个周期则相符`}`,
  'foreign-rows': (cause, chapter) =>
    cause.rows === 1
      ? `权重被全部样本中的第 ${cause.first} 行移动，它不是训练样本`
      : `权重被 ${formatNumber(cause.rows)} 行非训练样本移动，第一行是全部样本中的第 ${cause.first} 行${remarkText(remarkOf(cause, chapter))}`,
  'off-span-moved': ({ measured }) =>
    `在训练样本触及不到的方向上，权重与衰减所能解释的相差 ${formatNumber(measured)}`,
  'bias-not-conserved': ({ measured }) => `没有惩罚时，偏差与权重所决定的位置相差 ${formatNumber(measured)}`,
  'not-equivalent': ({ run, quantity, measured, stated, tolerance }) => {
    const [own, other] = formatDistinct(measured, stated);
    const figure =
      typeof quantity !== 'string' && quantity.of === 'parameter' ? own : `${own}，参照为 ${other}`;
    return `在 ${run} 中${findingWords(quantity)}为 ${figure}，允许 ${formatNumber(tolerance, 2)}`;
  },
  'decay-underflow': ({ factor }) =>
    `惩罚把初始权重缩小到原来的 ${formatNumber(factor)}，小得无法测量：扫描中更小的惩罚，或更少的迭代周期，才能看出它`,
} satisfies SomeCauseTexts;

function apart(measured: number, stated: number): string {
  return formatDistinct(measured, stated).join('，所述为 ');
}
