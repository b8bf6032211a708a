import { formatNumber } from '../../../words/format-number.ts';
import type { CauseTexts } from '../../cause-texts.ts';

/** Causes in what the code asked of the random streams. */
export const streamCauses = {
  'order-rows': ({ measured, stated }, { states }) =>
    `每个迭代周期抽取的次序有 ${formatNumber(measured)} 行，所述训练样本为 ${formatNumber(stated)} 行：${rowsHint(measured, stated, states)}`,
  'order-count': ({ measured, stated }) =>
    `样本次序抽取了 ${formatNumber(measured)} 次，所述为 ${formatNumber(stated)} 次：${measured < stated ? '是否一次打乱用于多个迭代周期？' : '是否在一个迭代周期中抽取了不止一次？'}`,
  'epoch-count': ({ metric, measured, stated }) =>
    `${metric} 报告了 ${formatNumber(measured)} 个迭代周期，所述为 ${formatNumber(stated)} 个：代码是否训练了另一个周期数？`,
  'stream-unused': ({ stream }) => `代码从未使用随机流“${stream}”：是否从自己的发生器取得这些数？`,
  'stream-unknown': ({ stream, known }) =>
    `代码使用了未曾陈述的随机流“${stream}”（已知：${known.join('、')}）：名称是否拼写有误？`,
  'drawn-again': ({ stream, measured }) =>
    `随机流“${stream}”在一次运行中抽取了 ${formatNumber(measured)} 次，所述为一次：是否在循环中重新抽取？`,
  'draw-size': ({ stream, measured, stated }) =>
    `随机流“${stream}”给出 ${formatNumber(measured)} 个数，所述为 ${formatNumber(stated)} 个：${measured > stated ? '样本或输入是否比本章所说的多？' : '是否遗漏了样本或输入？'}`,
  'draw-kind': ({ stream, measured, stated }) =>
    `向随机流“${stream}”要的是 ${measured}，所述为 ${stated}：次序是否用另一种方法抽取？`,
  'draws-differ': ({ run, other, stream }) =>
    `${run} 与 ${other} 从随机流“${stream}”得到的数不同，而同一种子的运行应当共享它们：代码抽取的内容是否取决于设置？`,
  'draw-amount': ({ run, other, stream, axis, measured, stated }) =>
    `代码在 ${run} 中从随机流“${stream}”抽取 ${formatNumber(measured)} 个数，在 ${other} 中抽取 ${formatNumber(stated)} 个，而两者只有 ${axis} 不同：抽取的内容是否取决于 ${axis}？若本应如此，请把 ${axis} 加入“sizes”，或把该随机流加入“redraw”`,
} satisfies CauseTexts<
  | 'order-rows'
  | 'order-count'
  | 'epoch-count'
  | 'stream-unused'
  | 'stream-unknown'
  | 'drawn-again'
  | 'draw-size'
  | 'draw-kind'
  | 'draws-differ'
  | 'draw-amount'
>;

function rowsHint(measured: number, stated: number, states: Readonly<Record<string, number>>): string {
  if (measured === (states['testRows'] ?? Number.NaN)) return '是否在测试样本上训练？';
  return measured > stated ? '训练是否看到了测试样本？' : '是否遗漏了训练样本？';
}
