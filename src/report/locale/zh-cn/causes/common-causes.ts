import { nearName } from '../../near-name.ts';
import { divergenceWords, unexaminedWords } from '../check-words.ts';
import { joinWords } from '../grammar.ts';
import { formatNumber, formatShare } from '../../../format/numbers.ts';
import type { Cause } from '../../../../model/outcome/cause.ts';
import type { BackendName } from '../../../../model/run/backend.ts';
import type { SomeCauseTexts } from '../../cause-texts.ts';

/** Causes that any check may give, and those of claims. */
export const commonCauses = {
  threw: ({ run, message, name, at }) =>
    `运行 ${run} 抛出错误${name === undefined ? '' : ` ${name}`}：${message}${at === undefined ? '' : `（${at}）`}`,
  refused: ({ run, message }) => `运行 ${run} 返回的结果被拒收：${message}`,
  'backend-changed': ({ run, from, to, place }) =>
    `运行 ${run} 把后端从 ${from} 改为 ${to}${place === undefined ? '' : `（${place}）`}：它的结果不只出自 ${from}，不予采用。请不要改动后端${chosen.has(to) ? `；--backend ${to} 可让全部运行用该后端` : ''}`,
  'not-run': ({ runs, first, again }) => {
    const made = again ? '没有重跑' : '没有进行';
    return runs === 1 ? `运行 ${first} ${made}` : `${formatNumber(runs)} 次运行${made}，第一次是 ${first}`;
  },
  diverged: ({ run, ...how }) => `运行 ${run} ${divergenceWords(how)}`,
  missing: ({ run, what, has }) => {
    const near = nearName(what, has);
    const left = has.length === 0 ? '' : `，它留下了 ${has.join('、')}`;
    return `运行 ${run} 没有留下 ${what}${left}${near === undefined ? '' : `：是否想写“${near}”？`}`;
  },
  'setting-unread': ({ name, place, subject, ...answer }) =>
    `${noRun(answer)}读取“${place}”中的设置“${name}”；${subject === undefined ? '代码' : 'equivalentTo 的代码'}${answers('读取', answer)}`,
  'stream-unasked': ({ name, place, ...answer }) =>
    `${noRun(answer)}使用“${place}”中的随机流“${name}”；代码${answers('使用', answer)}`,
  'metric-unreported': ({ name, place, ...answer }) =>
    `${noRun(answer)}报告“${place}”中的指标“${name}”；代码${answers('报告', answer)}`,
  'nothing-examined': ({ lacks }) =>
    `没有可检查的内容${lacks.length === 0 ? '' : `：它检查的是${joinWords(lacks.map(unexaminedWords))}`}`,
  'not-upheld': ({ held, of, run }) =>
    held === 0
      ? `在 ${formatNumber(of)} 次运行中无一成立；最差的是 ${run}`
      : `在 ${formatNumber(of)} 次运行中有 ${formatNumber(of - held)} 次不成立；最差的是 ${run}`,
  'not-finite': ({ reading, seed, epoch, measured, run }) =>
    `${reading} 在种子 ${seed} ${epoch === null ? '' : `的第 ${formatNumber(epoch)} 个迭代周期`}为 ${formatNumber(measured)}，见运行 ${run}：不是有限的数，便不能支持任何论断`,
  'no-trend': ({ reading, axis, run }) => `${reading} 沿 ${axis} 只有一个值，见运行 ${run}：一个值构不成趋势`,
  'too-few-runs': ({ held, of, low, high, required }) =>
    `在 ${formatNumber(of)} 次运行中有 ${formatNumber(held)} 次成立，其占比因此在 ${formatShare(low)} 与 ${formatShare(high)} 之间，而分界是 ${formatShare(required)}：这么多次运行还不足以定论`,
} satisfies SomeCauseTexts;

/** 命令行可以选择的后端。 */
const chosen: ReadonlySet<string> = new Set<BackendName>(['tensorflow', 'wasm', 'cpu']);

type Answer = Pick<Extract<Cause, { readonly place: string }>, 'known' | 'near' | 'failed'>;

function noRun({ failed }: Answer): string {
  return failed === undefined ? '没有一次运行' : '得出结果的运行没有一次';
}

/** 各次运行所用的名称；如果没有别的运行可能用到，再给出可能想写的那一个。 */
function answers(verb: string, { known, near, failed }: Answer): string {
  const list = `${verb}${known.length === 0 ? '的名称一个也没有' : `的是 ${known.join('、')}`}`;
  if (failed !== undefined) return `${list}，另有 ${formatNumber(failed)} 次运行没有得出结果`;
  return `${list}${near === null ? '：请改用其中之一，或删去这一个' : `：是否想写“${near}”？`}`;
}
