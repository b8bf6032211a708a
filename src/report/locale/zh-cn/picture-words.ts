import type { Words } from '../words.ts';
import { joinWords } from './grammar.ts';

/** Texts in a claim's small picture and around it. */
export const claimPictureWords: Words['claimPicture'] = {
  comparison: '逐个种子的两边',
  trend: (reading, axis) => `${reading} 随 ${axis} 的变化，逐个种子`,
  state: (reading) => `${reading} 的最终值，逐个种子`,
  share: '成立的运行所占的比例',
  seed: '种子',
  failing: (reading) => `${reading}，不成立`,
  asked: '要求',
  interval: '所有种子的区间',
  held: (held, of) => `${of} 次运行中的 ${held} 次`,
  shareCaption: (held, of, certain) =>
    `${of} 次运行中有 ${held} 次成立；以 ${certain} % 的置信度，所有种子中成立的比例落在区间内。`,
  diverged: '发散',
  finite: '没有发散',
  oneSeed: (seed) => `种子 ${seed}。`,
  rows: (seeds) => `${seeds} 个种子，每个一行。`,
  lines: (seeds) => `${seeds} 个种子，每个一条线。`,
  offending: (seeds) => `虚线：不成立的 ${seeds} 个种子，粗线标出其违反之处。`,
  chosen: (shown, of) => `画出 ${of} 次运行中的 ${shown} 次：不成立的、余量最小的，以及均匀选取的其余运行。`,
  places: (shown, of) => `画出 ${of} 个值中的 ${shown} 个。`,
  edge: (values) => `${values} 个值非有限，画在标有 ∞ 的边缘。`,
};

/** Texts in a map and around it. A map shows, over two axes, the share of seeds in which a claim holds. */
export const mapWords: Words['map'] = {
  title: (up, right) => `论断在何处成立：${up} × ${right}`,
  share: (seeds) => `${seeds} 个种子中论断成立的比例。`,
  own: (settings) => `框出的是书中自己的设置：${settings}。`,
  ownBeside: (settings) => `书中自己的设置（${settings}）不在这些点之中。`,
  points: (all, none, of) => `${of} 个点中，${all} 个点在全部种子中成立，${none} 个点在任何种子中都不成立。`,
  slice: (setting, axis, where) =>
    where === null
      ? tight(`${setting} 时，在所示的 ${axis} 取值中，没有一个使论断在全部种子中成立。`)
      : `${setting} 时，${where}，论断在全部种子中成立。`,
  everywhere: (axis) => tight(`在所示的每个 ${axis} 取值下`),
  stretch: {
    from: (first) => tight(`从 ${first} 起`),
    upTo: (last) => tight(`到 ${last} 为止`),
    between: (first, last) => tight(`从 ${first} 到 ${last}`),
    alone: (point) => tight(`仅在 ${point} 处`),
  },
  legend: '成立的种子比例',
  tableNote: (marked) => `，占种子的百分比${marked ? '；方括号内是书中自己的设置' : ''}`,
  comma: '，',
  line: (up, right, own, least, most) =>
    `在 ${up} × ${right} 的范围内，在 ${least} 到 ${most} 的种子中成立${own === null ? '' : `；在书中自己的设置下为 ${own}`}`,
  declined: (up, right, reason) => `没有 ${up} × ${right} 的范围图：${reason}`,
};

/** Removes spaces between two Chinese characters; a space only parts Chinese from other text. */
function tight(text: string): string {
  return text.replaceAll(/(?<=\p{Script=Han}) (?=\p{Script=Han})/gu, '');
}

/** Texts on figures that moved against the blessed ones. */
export const movedWords: Words['moved'] = {
  lead: (figures, cells) => `${cells} 个单元中有 ${figures} 个中位数不再与基线一致。`,
  seeds: (blessed, now) =>
    blessed === now
      ? `基线用了 ${blessed} 个种子，本次运行用的是另外的种子。`
      : `基线用了 ${blessed} 个种子，本次运行用了 ${now} 个。`,
  backend: (blessed, now) => `基线在 ${blessed} 上得到，本次运行在 ${now} 上。`,
  title: (quantity, axis) => `${quantity}随 ${axis} 的变化，基线与现在`,
  blessed: '基线',
  now: '现在',
  caption: '各种子的中位数；带：基线中位数上下各一个标准差。',
  more: (shown, of) => `画出 ${of} 幅图中变化最大的 ${shown} 幅。`,
  table: '中位数与基线的比较',
  tightest: (shown, of) => `；${of} 个中变化最大的 ${shown} 个`,
  column: { blessed: '基线', sd: '标准差', now: '现在' },
  cell: '单元',
  metric: '指标',
  sds: '变化（标准差的倍数）',
};

/** Texts in pictures and around them; quantities come in words. */
export const pictureWords = {
  sentences: (parts: readonly string[]): string => parts.join(''),
  byEpoch: (quantities: readonly string[]): string => `${joinWords(quantities)}随迭代周期的变化`,
  along: (quantities: readonly string[], axis: string): string => `${joinWords(quantities)}随 ${axis} 的变化`,
  epoch: '迭代周期',
  seed: (seed: number | undefined): string => `种子 ${seed}。`,
  boldAndThin: (seed: number | undefined, others: number): string =>
    `粗线：种子 ${seed}；细线：其他 ${others} 个种子。`,
  logarithmic: '对数刻度。',
  lost: (values: number): string => `略去 ${values} 个非有限值。`,
  lostOfSweep: (values: number): string => `略去扫描中 ${values} 个非有限值。`,
  someSeeds: (shown: number, of: number): string => `${of} 个种子中的前 ${shown} 个。`,
  someEpochs: (shown: number, of: number): string => `画出 ${of} 个迭代周期中的 ${shown} 个。`,
  someValues: (shown: number, of: number): string => `画出 ${of} 个值中的 ${shown} 个。`,
  setting: (name: string, value: string): string => `${name} = ${value}`,
  oneSeed: '一个种子。',
  spread: (seeds: number): string => `线：中位数；带：${seeds} 个种子的最小值到最大值。`,
  spans: (seeds: number): string => `点：中位数；竖线：${seeds} 个种子的最小值到最大值。`,
  at: (settings: string): string => `在 ${settings} 处。`,
  evenly: (axis: string): string => `${axis} 的各值等距排列。`,
  column: {
    epoch: '迭代周期',
    ofSeed: (quantity: string, seed: number | undefined): string => `${quantity}，种子 ${seed}`,
    median: (quantity: string): string => `${quantity}，中位数`,
    smallest: '最小',
    largest: '最大',
    seeds: '种子数',
  },
  oneEpochIn: (title: string, step: number): string => `${title}；每 ${step} 个迭代周期取一个`,
};

/** Texts in the picture of parameters after training, and around it. */
export const weightsWords: Words['weights'] = {
  weights: '训练后的权重',
  parameter: (name) => `训练后的参数 ${name}`,
  truth: (value) => `真实权重，${value}`,
  trueWeight: '真实值',
  index: '序号',
  every: '全部运行',
  seed: (seed) => `种子 ${seed}。`,
  within: (value) => `±${value} 以内为线性刻度，以外为对数刻度。`,
  chosen: (shown, of) => `画出 ${of} 个值中均匀选取的 ${shown} 个。`,
  farthest: (shown, of) => `；${of} 个中偏离最远的 ${shown} 个`,
};
