import { hintsOf, noiseOfProse } from '../../../../check/hints.ts';
import { hintText } from '../hint-words.ts';
import type { Cause } from '../../../../model/outcome/cause.ts';
import { formatDistinct, formatNumber } from '../../../format/numbers.ts';
import type { Chapter, SomeCauseTexts } from '../../cause-texts.ts';

/** Causes in the data that the code made, and in the start of its weights. */
export const dataCauses = {
  'noise-sd': (cause, chapter) =>
    `标签中噪声的标准差为 ${apart(cause.measured, cause.stated)}${noiseHint(cause, chapter)}`,
  'true-bias': (cause, chapter) =>
    `标签中的偏差为 ${apart(cause.measured, cause.stated)}${hintText(hintsOf(cause, chapter))}`,
  'true-weight': (cause, chapter) =>
    `生成标签所用的权重为 ${apart(cause.measured, cause.stated)}${hintText(hintsOf(cause, chapter))}`,
  'features-law': ({ mean, sd }) =>
    `输入的均值为 ${formatNumber(mean)}，标准差为 ${formatNumber(sd)}，所述为 0 和 1`,
  'start-sd': (cause, chapter) =>
    `初始权重的标准差为 ${apart(cause.measured, cause.stated)}${hintText(hintsOf(cause, chapter))}`,
  'start-mean': ({ measured, stated }) => `初始权重的中心为 ${apart(measured, stated)}`,
  'start-bias': ({ measured }) => `初始偏差为 ${formatNumber(measured)}，所述为 0`,
  'other-features': ({ measured }) => `返回的输入与抽取的输入最多相差 ${formatNumber(measured)}`,
} satisfies SomeCauseTexts;

function apart(measured: number, stated: number): string {
  return formatDistinct(measured, stated).join('，所述为 ');
}

function noiseHint(cause: Extract<Cause, { code: 'noise-sd' }>, chapter: Chapter): string {
  const written = noiseOfProse(cause, chapter);
  return written === undefined
    ? hintText(hintsOf(cause, chapter))
    : `，而本章文字说的是 ${formatNumber(written)}`;
}
