import type { quantities as english } from '../en/quantity-words.ts';
import { makeLookup } from '../make-lookup.ts';

/** What the codes of metrics, axes and stated constants are called. */
export const quantities = {
  // metrics
  trainLoss: '训练损失',
  testLoss: '测试损失',
  weightNorm: '‖w‖',
  weightDistance: '‖w − w*‖',
  trueWeightNorm: '‖w*‖',
  // stated constants
  inputs: '输入维数',
  trainRows: '训练样本数',
  testRows: '测试样本数',
  trueWeight: '真实权重',
  trueBias: '真实偏差',
  noiseSd: '噪声标准差',
  initSd: '初始权重标准差',
  epochs: '迭代周期数',
  batchSize: '批量大小',
  learningRate: '学习率',
  // axes
  lambda: 'λ',
} satisfies Record<keyof typeof english, string>;

/** The reader's words for a code; a code without words stands for itself. */
export const quantityWords = makeLookup(quantities);
