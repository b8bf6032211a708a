import { joinWords } from './join-words.ts';

/** What is said in and beside pictures; quantities come in words. */
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
