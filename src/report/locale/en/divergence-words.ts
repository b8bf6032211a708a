import type { HowDiverged } from '../../../model/run/divergence.ts';
import { formatNumber } from '../../format/format-number.ts';
import { blamesSteps } from '../blames-steps.ts';
import { formatCount } from './format-count.ts';
import { quantityWords } from './quantity-words.ts';

/** When and how a run diverged; what it is due to only where the numbers say so. */
export function divergenceWords(how: HowDiverged): string {
  const { epoch, growth, rise, beyond, badData } = how;
  const grew =
    growth === null ? '' : `, its weights ended ${formatNumber(growth)} times as long as they began`;
  const rose =
    rise === undefined
      ? ''
      : `, its ${quantityWords(rise.metric)} had grown ${formatNumber(rise.factor)} times`;
  const passed =
    beyond === undefined
      ? ''
      : `, its ${quantityWords(beyond.metric)} was ${formatNumber(beyond.value)}${beyond.epoch === null ? '' : ` in epoch ${formatNumber(beyond.epoch)}`}, where ${formatNumber(beyond.limit)} is its limit`;
  const data =
    badData === undefined
      ? ''
      : `: ${formatCount(badData.rows, 'row')} of its data ${badData.rows === 1 ? 'holds' : 'hold'} what is no finite number, the first is row ${formatNumber(badData.first)}`;
  const steps = blamesSteps(how) ? ': are its steps too large?' : '';
  return `${epoch === null ? '' : ` in epoch ${formatNumber(epoch)}`}${grew}${rose}${passed}${data}${steps}`;
}
