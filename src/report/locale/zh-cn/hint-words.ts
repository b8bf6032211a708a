import type { Hint, HintCode } from '../../../check/hints.ts';

const questions = {
  'gradient-divided-twice': (batch) => `梯度是否除了两次批量大小 ${batch}？`,
  'gradient-not-divided': (batch) => `求和后的梯度是否没有除以批量大小 ${batch}？`,
  'gradient-divided-by-rows': (rows) => `梯度是否除以了 ${rows} 个训练样本？`,
  'gradient-summed-over-rows': (rows) => `梯度是否对 ${rows} 个训练样本求和？`,
  'gradient-uphill': () => '更新是否沿梯度上升？',
  'gradients-lost': () => '梯度是否从未到达参数？',
  'short-batch-by-own-rows': () => '不足一批的样本是否除以了自己的行数，而不是批量大小？',
  'mean-divided-again': (batch) => `批量上的均值是否又除了一次批量大小 ${batch}？`,
  'every-label-compared': (batch) => `是否因缺少一次 reshape，而把每个预测与批量中全部 ${batch} 个标签比较？`,
  'penalty-lacks-half': () => '惩罚是否缺了 1/2？',
  'penalty-halved-twice': () => '惩罚是否除了两次 2？',
  'penalty-sign': () => '惩罚的符号是否错了？',
  'penalty-by-rows': (rows) => `惩罚是否除以了 ${rows} 个训练样本？`,
  'penalty-by-inputs': (inputs) => `惩罚是否除以了 ${inputs} 个输入？`,
  'penalty-once-a-row': (batch) => `惩罚是否对批量的 ${batch} 行各加了一次？`,
  'penalty-lost': () => '惩罚是否从未进入更新？',
  'decay-without-rate': () => '衰减是否没有乘学习率？',
  'decay-by-rate-twice': () => '衰减是否乘了两次学习率？',
  'decay-by-batch': (batch) => `衰减是否除以了批量大小 ${batch}？`,
  'loss-lacks-half': () => '损失是否缺了 1/2？',
  'loss-halved-twice': () => '损失是否除了两次 2？',
  'loss-summed': () => '是否对样本求和而没有取平均？',
  'loss-by-batch': () => '是否还除了一次批量大小？',
  'noise-left-out': () => '标签是否漏了噪声？',
  'variance-for-sd': () => '是否把标准差当作了方差？',
  'sd-squared': () => '标准差是否在途中被平方？',
  'bias-left-out': () => '标签是否漏了偏差？',
  'weights-left-out': () => '标签是否漏了权重？',
  'sign-turned': () => '符号是否反了？',
  'one-start': () => '是否都从同一个值开始？',
  'decimal-slipped': () => '小数点是否错了一位？',
  'two-decimals-slipped': () => '小数点是否错了两位？',
} satisfies Record<HintCode, (count: number) => string>;

/** 各个可能的原因，连成一句；没有则为空。 */
export function hintText(hints: readonly Hint[]): string {
  return hints.length === 0 ? '' : `：${hints.map(({ code, count }) => questions[code](count)).join('或者')}`;
}
