import type { findings as english } from '../en/finding-words.ts';
import { makeFindingWords } from '../make-finding-words.ts';
import { quantityWords } from './quantity-words.ts';

/** What a guard's findings compare: `measured` and `stated` are of this. */
const findings = {
  // reproducible
  repeatedRuns: '重做运行后数字不同的单元（0：否，1：是）',
  // streams
  draws: '抽取的数的个数，或抽取次数',
  orderRows: '一个次序中的样本数',
  orderCount: '抽取次序的次数',
  drawKind: '种类不同的抽取',
  sharedDraws: '同一种子的各单元之间不同的随机流',
  // held-out rows
  heldOutRows: '作为留出数据评估却用于训练的样本',
  trainedRows: '用于训练的不同样本',
  rowAlone: '单独一个样本的输出减去与其他样本一起时的输出',
  // data and start
  noiseMean: '噪声均值',
  features: '返回的输入减去抽取的输入',
  featureMean: '输入均值',
  featureSd: '输入标准差',
  startMean: '初始权重均值',
  startSd: '初始权重标准差',
  startBias: '初始偏差',
  dataRows: '数据行数',
  // training
  w: '最终权重与 float64 计算的距离',
  b: '最终偏差与 float64 计算的距离',
  trainResidual: '训练样本上的残差（均方根）',
  testResidual: '测试样本上的残差（均方根）',
  offSpan: '训练样本未触及的权重与衰减律的距离',
  decayPerStep: '每步衰减',
  biasConserved: '无惩罚时偏差与其守恒值的距离',
  // closed forms
  zeroInputsWeights: '输入为零时权重与其衰减的距离',
  zeroInputsBias: '输入为零时偏差与其递推的距离',
  oneRowWeights: '只用一行训练后权重与公式的距离',
  oneRowBias: '只用一行训练后偏差与公式的距离',
  oneStepRate: '单独一步的学习率',
  wipedWeights: 'λ = 1/η 时权重与最后几行张成空间的距离',
  // losses: residuals are compared, since a tiny loss has no relative precision
  trainLoss: '训练损失，以 √(2 · 损失) 计',
  testLoss: '测试损失，以 √(2 · 损失) 计',
} satisfies Record<keyof typeof english, string>;

/** The reader's words for a finding's quantity. */
export const findingWords = makeFindingWords({
  findings,
  quantity: quantityWords,
  broken: { keeps: '未保持不变的值', scales: '未按比例变化的值', moves: '未发生变化的值' },
  relation: (relation, broken) => `${relation}：${broken}`,
  at: (figure, cell) => `${cell === 'every run' ? '每次运行' : cell} 的${figure}`,
  state: '是否发散（0：否，1：是）',
  streams: '与参照不同的随机流',
  draws: '抽取次数',
  fromBlessed: (name) => `${name} 与基线的距离`,
  fromReference: (name) => `${name} 与参照的距离`,
});
