import type { HowDiverged } from '../../../model/run/divergence.ts';
import { formatNumber } from '../../format/format-number.ts';
import { blamesSteps } from '../blames-steps.ts';
import { quantityWords } from './quantity-words.ts';

/** 运行何时、如何发散；只有数字足以说明时，才说出原因。 */
export function divergenceWords(how: HowDiverged): string {
  const { epoch, growth, rise, beyond, badData } = how;
  const grew = growth === null ? '' : `，权重终止时的长度是起始时的 ${formatNumber(growth)} 倍`;
  const rose =
    rise === undefined ? '' : `，此前${quantityWords(rise.metric)}已增大到 ${formatNumber(rise.factor)} 倍`;
  const passed =
    beyond === undefined
      ? ''
      : `，${beyond.epoch === null ? '' : `第 ${formatNumber(beyond.epoch)} 个迭代周期的`}${quantityWords(beyond.metric)}为 ${formatNumber(beyond.value)}，超过上限 ${formatNumber(beyond.limit)}`;
  const data =
    badData === undefined
      ? ''
      : `：数据中有 ${formatNumber(badData.rows)} 行含有非有限的数，第一个是第 ${formatNumber(badData.first)} 行`;
  const steps = blamesSteps(how) ? '：步子是否太大？' : '';
  return `${epoch === null ? '' : `在第 ${formatNumber(epoch)} 个迭代周期`}发散${grew}${rose}${passed}${data}${steps}`;
}
