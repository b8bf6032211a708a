import type { Cause } from '../../../../model/outcome/cause.ts';
import { textIn } from '../../../../model/experiment/local-text.ts';
import { formatDistinct, formatNumber } from '../../../format/numbers.ts';
import type { Chapter, SomeCauseTexts } from '../../cause-texts.ts';
import { joinWords } from '../grammar.ts';
import { quantityWords } from '../names.ts';

type Broken = Extract<Cause, { code: 'relation' }>;

/** Causes in a comparison of two runs. */
export const relationCauses = {
  relation: (cause, chapter) =>
    `${relationWords(cause, chapter)}：${sentences[cause.kind](cause)}${seen(cause, chapter)}`,
  'relation-diverged': ({ relations, run, epoch }) =>
    `${run} ${epoch === null ? '' : `在第 ${formatNumber(epoch)} 个迭代周期`}发散，而关系${joinWords(relations)}以它为起点：在那里无法看出改动的结果。请用“with”给出训练不发散的设置`,
} satisfies SomeCauseTexts;

const sentences = {
  keeps: (cause) => `${place(cause)}应保持为 ${stated(cause)}，而${became(cause)}`,
  scales: (cause) => `${place(cause)}应按比例变为 ${stated(cause)}，而${became(cause)}`,
  moves: (cause) =>
    `${quantityWords(cause.quantity)}应当改变，而在 ${cause.run} 与 ${cause.other} 中${{ metric: '每个迭代周期都', once: '', parameter: '每个值都' }[cause.of]}相同`,
} satisfies Readonly<Record<Broken['kind'], (cause: Broken) => string>>;

/** Names a relation, with its sentence if the experiment gives one. */
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
  return `${formatDistinct(measured, value)[1]}（依据 ${other}）`;
}

function became({ run, measured, stated: value }: Broken): string {
  return `在 ${run} 中为 ${formatDistinct(measured, value)[0]}`;
}

/** 定律自带的关系被破坏意味着什么；作者自己的关系，除所见之外别无所知。 */
const meanings: Readonly<Record<string, string>> = {
  'other-test-rows keeps parameter': '训练看到了测试样本',
  'other-test-rows keeps metric': '它取决于测试样本',
  'other-test-rows moves metric': '它不取决于测试样本',
  'other-order moves metric': '它不取决于抽取的次序',
  'other-order moves parameter': '它不取决于抽取的次序',
  'other-start moves metric': '它不取决于抽取的起点',
  'other-start moves parameter': '它不取决于抽取的起点',
};

function seen({ relation, kind, of }: Broken, { relations = [] }: Chapter): string {
  const key = `${relation} ${kind} ${of}`;
  const isOwn = relations.some(({ id }) => id === relation);
  return isOwn || !Object.hasOwn(meanings, key) ? '' : `：${meanings[key]}`;
}
