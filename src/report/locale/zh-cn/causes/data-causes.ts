import { formatApart, formatNumber } from '../../../format/numbers.ts';
import type { CauseTexts, Chapter } from '../../cause-texts.ts';
import { matchRatio, type Suspect } from '../../ratio-hint.ts';
import { chineseHint as hint } from '../chinese-hint.ts';

/** An sd or a mean is estimated from some hundred numbers: a factor is recognised within a quarter. */
const rough = 0.25;
const slips: readonly Suspect[] = [
  [10, '小数点是否错了一位？'],
  [0.1, '小数点是否错了一位？'],
  [100, '小数点是否错了两位？'],
  [0.01, '小数点是否错了两位？'],
];

/** Causes in the data that the code made, and in where its weights start. */
export const dataCauses = {
  'noise-sd': ({ measured, stated }, chapter) =>
    `标签中噪声的标准差为 ${apart(measured, stated)}${noiseHint(measured, stated, chapter)}`,
  'true-bias': ({ measured, stated }) =>
    `标签中的偏差为 ${apart(measured, stated)}${constantHint(measured, stated, '偏差')}`,
  'true-weight': ({ measured, stated }) =>
    `生成标签所用的权重为 ${apart(measured, stated)}${constantHint(measured, stated, '权重')}`,
  'features-law': ({ mean, sd }) =>
    `输入的均值为 ${formatNumber(mean)}，标准差为 ${formatNumber(sd)}，所述为 0 和 1`,
  'start-sd': ({ measured, stated }) =>
    `初始权重的标准差为 ${apart(measured, stated)}${startHint(measured, stated)}`,
  'start-mean': ({ measured, stated }) => `初始权重的中心为 ${apart(measured, stated)}`,
  'start-bias': ({ measured }) => `初始偏差为 ${formatNumber(measured)}，所述为 0`,
  'other-features': ({ measured }) => `返回的输入与抽取的输入最多相差 ${formatNumber(measured)}`,
} satisfies CauseTexts<
  | 'noise-sd'
  | 'true-bias'
  | 'true-weight'
  | 'features-law'
  | 'start-sd'
  | 'start-mean'
  | 'start-bias'
  | 'other-features'
>;

function apart(measured: number, stated: number): string {
  return formatApart(measured, stated).join('，所述为 ');
}

function noiseHint(measured: number, stated: number, { prose }: Chapter): string {
  const written = prose['noiseSd'];
  if (written !== undefined && matchRatio(measured, stated, [[written / stated, '']], rough).length > 0)
    return `，而本章文字说的是 ${formatNumber(written)}`;
  const suspects: readonly Suspect[] = [
    [0, '标签是否漏了噪声？'],
    [Math.sqrt(stated) / stated, '是否把标准差当作了方差？'],
    [stated, '标准差是否在途中被平方？'],
    ...slips,
  ];
  return hint(measured, stated, suspects, rough);
}

function constantHint(measured: number, stated: number, what: string): string {
  return hint(measured, stated, [[0, `标签是否漏了${what}？`], [-1, '符号是否反了？'], ...slips], rough);
}

function startHint(measured: number, stated: number): string {
  return hint(measured, stated, [[0, '是否都从同一个值开始？'], ...slips], rough);
}
