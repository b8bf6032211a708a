import type { topics as english } from '../en/unexamined-words.ts';
import { makeLookup } from '../make-lookup.ts';

const topics = {
  runs: '运行（实验没有要求任何运行）',
  epochs: '迭代周期数（“states: { epochs: … }”）',
  orders: '样本的次序（“states: { trainRows: …, epochs: … }”和“orders: [随机流名称]”）',
  'shared-draws': '同一种子的各单元是否得到相同的数（需要两个值以上的扫描和一个随机流）',
  relations: '两次运行之间的关系',
  figures: '指标或参数',
} satisfies Record<keyof typeof english, string>;

/** What a guard found nothing of. */
export const unexaminedWords = makeLookup(topics);
