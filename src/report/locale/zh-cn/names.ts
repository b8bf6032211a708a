import type { GuardName } from '../../../model/experiment/experiment.ts';
import type { findings as englishFindings, quantities as englishQuantities } from '../en/names.ts';
import { makeFindingWords } from '../make-finding-words.ts';
import { makeLookup } from '../make-lookup.ts';

const guards = {
  streams:
    '代码抽取的正是所述的随机数：每个迭代周期一个恰好取遍训练样本的次序，同一种子的每个单元得到相同的随机数。',
  'hold-out':
    '作为留出数据评估的样本没有一个用于训练，所述的训练样本全部用于训练，对一个样本的评估不取决于其他样本。',
  'data-law': '输入、标签和初始权重服从本章所述的规律。',
  trajectory: '用同样的随机数以 float64 做同样的训练，最终权重相同，途经的残差也相同。',
  recompute: '报告的损失等于在所述样本上以 float64 重新计算的损失。',
  'decay-law': '在训练样本触及不到的方向上，权重恰如惩罚项所述地缩小；没有惩罚时偏差守恒。',
  'closed-form':
    '凡公式能直接给出训练终点之处（输入为零、只有一行训练样本、只走一步、λ = 1/η），训练都终止于该处，批量为 1 和 5 皆然。',
  metamorphic: '当一次运行的随机数或设置改变时，结果逐位地保持不变、按比例变化或必然改变。',
  equivalence: '代码的另一个版本在同样的随机数上经过同样的指标，终止于同样的参数。',
  drift: '在扫描范围的两端，新的种子给出与基线相仿的数值。',
  baseline: '扫描得到的数值就是已认可的基线数值。',
  reproducible: '每个单元各重做一次运行，换一个线程，并在其他运行之后，得到的数字逐位相同。',
} satisfies Record<GuardName, string>;

/** Says what a guard checks; a guard without words is named by its code. */
export const guardWords = makeLookup(guards);

/** Names of metrics, axes and stated constants, by code. */
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
} satisfies Record<keyof typeof englishQuantities, string>;

/** Words a code for the reader; a code without words is returned as it is. */
export const quantityWords = makeLookup(quantities);

/** The quantity that a guard's finding compares as `measured` and `stated`. */
const findings = {
  // reproducible
  repeatedRuns: '重做运行后数字不同的单元（0：否，1：是）',
  // streams
  epochs: quantities.epochs,
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
  noiseSd: quantities.noiseSd,
  features: '返回的输入减去抽取的输入',
  featureMean: '输入均值',
  featureSd: '输入标准差',
  startMean: '初始权重均值',
  startSd: '初始权重标准差',
  startBias: '初始偏差',
  // training
  w: '最终权重与 float64 计算的距离',
  b: '最终偏差与 float64 计算的距离',
  trainResidual: '训练样本上的残差（均方根）',
  testResidual: '测试样本上的残差（均方根）',
  offSpan: '训练样本未触及的权重与衰减律的距离',
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
} satisfies Record<keyof typeof englishFindings, string>;

/** Words a finding's quantity for the reader. */
export const findingWords = makeFindingWords({
  findings,
  quantity: quantityWords,
  broken: { keeps: '未保持不变的值', scales: '未按比例变化的值', moves: '未发生变化的值' },
  relation: (relation, broken) => `${relation}：${broken}`,
  at: (figure, cell) => `${cell === 'every run' ? '每次运行' : cell} 的${figure}`,
  state: '是否发散（0：否，1：是）',
  streams: '与参照不同的随机流',
  draws: '抽取次数',
  distance: {
    baseline: (name) => `${name} 与基线的距离`,
    reference: (name) => `${name} 与参照的距离`,
  },
});
