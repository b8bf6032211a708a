import type { Cause } from '../../../../check/cause.ts';
import { textIn } from '../../../../spec/local-text.ts';
import { formatApart } from '../../../words/format-apart.ts';
import { formatNumber } from '../../../words/format-number.ts';
import type { CauseTexts, Chapter } from '../../cause-texts.ts';
import { joinWords } from '../join-words.ts';
import { quantityWords } from '../quantity-words.ts';

type Broken = Extract<Cause, { code: 'relation' }>;

/** Causes in how two runs compare. */
export const relationCauses = {
  relation: (cause, chapter) =>
    `${relationWords(cause, chapter)}：${sentences[cause.kind](cause)}：${question(cause)}`,
  'relation-diverged': ({ relations, run, epoch }) =>
    `${run} ${epoch === null ? '' : `在第 ${formatNumber(epoch)} 个迭代周期`}发散，而关系${joinWords(relations)}以它为起点：在那里无法看出改动的结果。请用“with”给出训练不发散的设置`,
} satisfies CauseTexts<'relation' | 'relation-diverged'>;

const sentences = {
  keeps: (cause) => `${place(cause)}应保持为 ${stated(cause)}，而${became(cause)}`,
  scales: (cause) => `${place(cause)}应按比例变为 ${stated(cause)}，而${became(cause)}`,
  moves: (cause) =>
    `${quantityWords(cause.quantity)}应当改变，而在 ${cause.run} 与 ${cause.other} 中${{ metric: '每个迭代周期都', once: '', parameter: '每个值都' }[cause.of]}相同`,
} satisfies Readonly<Record<Broken['kind'], (cause: Broken) => string>>;

/** Its sentence, where the experiment gives one. */
function relationWords({ relation }: Broken, { relations = [] }: Chapter): string {
  const says = relations.find(({ id }) => id === relation)?.says;
  return says === undefined
    ? `关系“${relation}”`
    : `关系“${relation}”（${textIn(says, 'zh-CN').replace(/[.。]$/, '')}）`;
}

function place({ quantity, of, at }: Broken): string {
  if (of === 'parameter') return `${quantity}[${at}] `;
  return of === 'once'
    ? quantityWords(quantity)
    : `第 ${formatNumber(at)} 个迭代周期的${quantityWords(quantity)}`;
}

function stated({ other, measured, stated: value }: Broken): string {
  return `${formatApart(measured, value)[1]}（依据 ${other}）`;
}

function became({ run, measured, stated: value }: Broken): string {
  return `在 ${run} 中为 ${formatApart(measured, value)[0]}`;
}

/** What usually lies behind a broken relation that laws have, and that authors give the same name. */
const suspects: Readonly<Record<string, string>> = {
  'scaled scales': '是否有不随标签缩放的常数或另一种惩罚参与其中？',
  'other-test-rows keeps': '训练是否看到了测试样本？',
  'other-test-rows moves': '它是否在测试样本以外的样本上计算？',
  'other-order moves': '训练是否按照抽取的次序进行？',
  'other-start moves': '权重是否从抽取的数开始？',
};

function question({ relation, kind, quantity }: Broken): string {
  const key = `${relation} ${kind}`;
  if (Object.hasOwn(suspects, key)) return suspects[key] ?? '';
  return `${quantityWords(quantity)}是否${kind === 'scales' ? '不只取决于被缩放的部分' : '取决于被改动的部分'}？`;
}
