import { formatNumber } from '../../../format/numbers.ts';
import type { RecordDifference } from '../../../../model/outcome/record-difference.ts';
import type { SomeCauseTexts } from '../../cause-texts.ts';

/** Causes in numbers that differ when they are computed a second time. */
export const reproducibleCauses = {
  'not-reproducible': ({ run, when, cells, repeated, ...difference }) =>
    `${formatNumber(repeated)} 个单元中有 ${formatNumber(cells)} 个在重做运行时得到别的数字；${run}：${differenceText(difference)}${whenTexts[when]}`,
  'rests-on-unreproducible': ({ run }) => `它所依据的单元（${run}）重做时得到别的数字：见检查 reproducible`,
  'seeds-alike': ({ runs, stream }) =>
    stream === null
      ? `${formatNumber(runs)} 次运行其实是一次：它们逐位相同，也没有抽取种子所及的随机数；在断言中写 \`deterministic: true\` 表示一次就够`
      : `${formatNumber(runs)} 次运行其实是一次：它们逐位相同，虽然抽取了随机流“${stream}”；抽取的数没有影响代码返回的结果`,
  'not-deterministic': ({ run, stream, other }) =>
    stream === null
      ? `断言说它是确定性的，而 ${run} 与 ${other ?? ''} 的结果不同`
      : `断言说它是确定性的，而 ${run} 抽取了随机流“${stream}”`,
} satisfies SomeCauseTexts;

const whenTexts = {
  'each-run': '；每次运行都不同，在没有做过其他运行的线程里也是如此',
  'each-thread': '；同一线程内相同，换一个线程就不同',
  'after-others': '；在没有做过其他运行的线程里相同，取决于此前做过的运行',
  unknown: '',
} as const;

function differenceText({ of, quantity, at, first, second }: RecordDifference): string {
  const numbers = `先是 ${numberText(first)}，后是 ${numberText(second)}`;
  switch (of) {
    case 'state':
      return `一次以“${quantity}”结束，另一次不是`;
    case 'metric':
      return `第 ${formatNumber(at)} 个迭代周期的 ${quantity} ${numbers}`;
    case 'once':
      return `${quantity} ${numbers}`;
    case 'parameter':
      return `${quantity}[${at}] ${numbers}`;
    case 'draw':
      return `数字相同，但随机流“${quantity}”的第 ${formatNumber(at + 1)} 次请求得到别的随机数`;
  }
}

/** Renders all digits: two numbers may differ in the last one. */
function numberText(value: number | null): string {
  return value === null ? '缺失' : String(value);
}
