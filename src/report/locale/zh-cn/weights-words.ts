import type { Words } from '../words.ts';

/** What is said in and beside the picture of what training left of the parameters. */
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
