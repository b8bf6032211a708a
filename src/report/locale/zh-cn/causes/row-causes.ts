import { formatNumber } from '../../../format/numbers.ts';
import type { SomeCauseTexts } from '../../cause-texts.ts';

/** Causes in the rows that were trained on or evaluated. */
export const rowCauses = {
  'rows-shared': ({ run, rows, of, first, passes }) =>
    `在 ${run} 中，${formatNumber(of)} 个留出样本中有 ${formatNumber(rows)} 个用于训练，第一个是第 ${formatNumber(first)} 行${passes === undefined ? '' : `：${formatNumber(passes)} 次评估所留出的样本各不相同`}`,
  'rows-alike': ({ run, rows, of, first }) =>
    `在 ${run} 中，${formatNumber(of)} 个留出样本中有 ${formatNumber(rows)} 个与训练样本内容相同，第一个是第 ${formatNumber(first)} 行：数据中是否有重复样本不得而知。请返回含全部样本的“data”，或在“data: { train, test }”中指明`,
  'rows-trained': ({ run, measured, stated }) =>
    `在 ${run} 中有 ${formatNumber(measured)} 个不同的样本用于训练，所述为 ${formatNumber(stated)} 个`,
  'row-depends': ({ run, measured }) =>
    `在 ${run} 中，同一样本在一批中与单独时的输出相差 ${formatNumber(measured)}`,
  'nothing-held-out': ({ run }) =>
    `${run} 评估的样本都曾用于训练，或没有评估任何样本：哪些样本是留出的不得而知。请把它们作为验证数据传入，或在“data: { train, test }”中指明`,
} satisfies SomeCauseTexts;
