import type { Cause } from '../../../../model/outcome/cause.ts';
import { formatNumber } from '../../../format/numbers.ts';
import type { Chapter } from '../../cause-texts.ts';
import { inverse, type Suspect } from '../../ratio-hint.ts';
import { chineseHint as hint } from '../chinese-hint.ts';

/** A single row is its own sum and its own mean, so what it does tells the suspects apart. */
export function batchHint({
  batch,
  rows,
  measured,
  single,
  stated,
}: Extract<Cause, { code: 'batch-scaling' }>): string {
  const size = formatNumber(batch);
  const singleIsRight = Math.abs(single / stated - 1) < 0.02;
  const shortAlone: Suspect = [batch, '不足一批的样本是否除以了自己的行数，而不是批量大小？'];
  const alike: readonly Suspect[] = [
    [1 / batch, `梯度是否除了两次批量大小 ${size}？`],
    [batch, `求和后的梯度是否没有除以批量大小 ${size}？`],
  ];
  const fullAlone: readonly Suspect[] = [
    [1 / batch, `批量上的均值是否又除了一次批量大小 ${size}？`],
    [batch, `是否因缺少一次 reshape，而把每个预测与批量中全部 ${size} 个标签比较？`],
  ];
  return hint(measured, stated, rows === 1 ? [shortAlone] : singleIsRight ? fullAlone : alike);
}

export function decayHint(measured: number, stated: number, states: Chapter['states']): string {
  const { trainRows, inputs, batchSize, learningRate } = states;
  if (stated === 0) return '，尽管惩罚为零';
  return hint(measured, stated, [
    [2, '惩罚是否缺了 1/2？'],
    [0.5, '惩罚是否除了两次 2？'],
    [-1, '惩罚的符号是否错了？'],
    [inverse(learningRate), '衰减是否没有乘学习率？'],
    [learningRate, '衰减是否乘了两次学习率？'],
    [inverse(trainRows), `惩罚是否除以了 ${trainRows} 个训练样本？`],
    [inverse(inputs), `惩罚是否除以了 ${inputs} 个输入？`],
    [inverse(batchSize), `衰减是否除以了批量大小 ${batchSize}？`],
    [batchSize, `惩罚是否对批量的 ${batchSize} 行各加了一次？`],
    [0, '惩罚是否从未进入更新？'],
  ]);
}

/** 按所述的迭代周期数，这么多步意味着什么。 */
export function stepsSeen(measured: number, stated: number, { states: { epochs } }: Chapter): string {
  if (epochs === undefined) return '';
  if (measured === epochs) return '：每个迭代周期一步';
  if (measured === stated - epochs) return '：每个迭代周期少一步';
  return measured > stated && measured % stated === 0 ? `：相当于每一步有 ${measured / stated} 步` : '';
}

export function rateHint(measured: number, stated: number, { states }: Chapter): string {
  const { trainRows, batchSize } = states;
  return hint(measured, stated, [
    [inverse(batchSize), `梯度是否除了两次批量大小 ${batchSize}？`],
    [batchSize, `求和后的梯度是否没有除以批量大小 ${batchSize}？`],
    [2, '损失是否缺了 1/2？'],
    [0.5, '损失是否除了两次 2？'],
    [-1, '更新是否沿梯度上升？'],
    [10, '小数点是否错了一位？'],
    [0.1, '小数点是否错了一位？'],
    [inverse(trainRows), `梯度是否除以了 ${trainRows} 个训练样本？`],
    [trainRows, `梯度是否对 ${trainRows} 个训练样本求和？`],
    [0, '梯度是否从未到达参数？'],
  ]);
}
