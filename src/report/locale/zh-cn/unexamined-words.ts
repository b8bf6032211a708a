import type { topics as english } from '../en/unexamined-words.ts';
import { makeLookup } from '../make-lookup.ts';

const topics = {
  runs: '运行（实验没有要求任何运行）',
  epochs: '迭代周期数（“states: { epochs: … }”）',
  orders: '样本的次序（“states: { trainRows: …, epochs: … }”和“orders: [随机流名称]”）',
  'shared-draws': '同一种子的各单元是否得到相同的数（需要两个值以上的扫描和一个随机流）',
  rows: '“fit”、“evaluate”及其数据集的样本，或“data: { train, test }”中的样本（没有看到任何样本）',
  'held-out': '留出的样本是否用于训练',
  'train-rows': '是否用到每一个训练样本（“states: { trainRows: … }”）',
  'evaluation-alone': '对一个样本的评估是否取决于其他样本',
  relations: '两次运行之间的关系',
  figures: '指标或参数',
} satisfies Record<keyof typeof english, string>;

/** What a guard found nothing of. */
export const unexaminedWords = makeLookup(topics);
