import { formatNumber } from '../../../format/numbers.ts';
import type { SomeCauseTexts } from '../../cause-texts.ts';

/** Causes in the code's draws from the random streams. */
export const streamCauses = {
  'order-rows': ({ measured, stated }, { states }) =>
    `每个迭代周期抽取的次序有 ${formatNumber(measured)} 行，所述训练样本为 ${formatNumber(stated)} 行${rowsSeen(measured, stated, states)}`,
  'order-count': ({ measured, stated }) =>
    `样本次序抽取了 ${formatNumber(measured)} 次，所述为 ${formatNumber(stated)} 次`,
  'epoch-count': ({ metric, measured, stated }) =>
    `${metric} 报告了 ${formatNumber(measured)} 个迭代周期，所述为 ${formatNumber(stated)} 个`,
  'stream-unused': ({ stream, instead = [] }) =>
    `代码从未使用随机流“${stream}”${instead.length === 0 ? '' : `，而从未曾陈述的 ${instead.join('、')} 抽取`}`,
  'stream-unknown': ({ stream, known, near = null }) =>
    `代码使用了未曾陈述的随机流“${stream}”（已知：${known.join('、')}）${near === null ? '' : `：是否想写从未使用的“${near}”？`}`,
  'drawn-again': ({ stream, measured, epochs }) =>
    `随机流“${stream}”在一次运行中抽取了 ${formatNumber(measured)} 次，所述为一次${epochs === measured ? '：每个迭代周期各一次' : ''}`,
  'draw-size': ({ stream, measured, stated }) =>
    `随机流“${stream}”给出 ${formatNumber(measured)} 个数，所述为 ${formatNumber(stated)} 个`,
  'draw-kind': ({ stream, measured, stated }) => `向随机流“${stream}”要的是 ${measured}，所述为 ${stated}`,
  'draws-differ': ({ run, other, stream, axis }) =>
    `${run} 与 ${other} 从随机流“${stream}”得到的数不同，${axis === undefined ? '而同一种子的运行应当共享它们' : `而两者只有 ${axis} 不同。若本应如此，请把该随机流加入“redraw”`}`,
  'draw-amount': ({ run, other, stream, axis, measured, stated }) =>
    `代码在 ${run} 中从随机流“${stream}”抽取 ${formatNumber(measured)} 个数，在 ${other} 中抽取 ${formatNumber(stated)} 个，而两者只有 ${axis} 不同。若本应如此，请把 ${axis} 加入“sizes”，或把该随机流加入“redraw”`,
} satisfies SomeCauseTexts;

/** 如果实验说明了各有多少行，这么多行是哪些。 */
function rowsSeen(measured: number, stated: number, { testRows }: Readonly<Record<string, number>>): string {
  if (testRows === undefined) return '';
  if (measured === stated + testRows) return '，即全部训练样本与测试样本';
  return measured === testRows ? '，与测试样本一样多' : '';
}
