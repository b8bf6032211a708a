import type { RunFigure } from '../../../../model/outcome/quantity.ts';
import type { MovedBeside, Surrounding } from '../../../../model/outcome/ran-on.ts';
import { formatDistinct, formatNumber } from '../../../format/numbers.ts';
import type { SomeCauseTexts } from '../../cause-texts.ts';
import { findingWords } from '../names.ts';

const remedy = 'npx bookproof bless 可由一次完成的运行写出它';
const replaced = '请修复，或将其删除，再由 npx bookproof bless 重新写出';

const names = {
  backend: '后端',
  node: 'Node.js ',
  tensorflow: 'TensorFlow.js ',
  cpu: '处理器',
  timeZone: '时区',
  locale: '区域设置',
} satisfies Record<Surrounding, string>;

/** Causes in the baseline, and in figures that moved against it. */
export const baselineCauses = {
  'baseline-absent': ({ file }) => `没有基线 ${file}：${remedy}`,
  'baseline-malformed': ({ file, reason }) => `${file} 不是本版本能读取的基线（${reason}）：${replaced}`,
  'baseline-foreign': ({ file, blessed, own }) =>
    `${file} 是为 ${blessed} 认可的，而这里是 ${own}：${replaced}`,
  'baseline-stale': ({ file, run, runs, of }) =>
    `${file} 中没有 ${runs === 1 ? run : `${of} 次运行中的 ${formatNumber(runs)} 次（例如 ${run}）`}的数值：基线用的是另外的单元或种子。${remedy}，该运行须按文件所述进行`,
  'baseline-moved': ({ run, quantity, measured, stated, runs, of, beside }) =>
    `${of} 次运行中有 ${formatNumber(runs)} 次变动；${movedWords(run, quantity, measured, stated)}${besideWords(beside)}`,
  drifted: ({ run, quantity, sds, band, beside }) =>
    `在 ${run} 等新种子上，${findingWords(quantity)}偏离基线 ${formatNumber(sds)} 个种子标准差，允许 ${formatNumber(band)} 个${besideWords(beside)}`,
  'draws-changed': ({ run, stream }) =>
    `${run} 从随机流“${stream}”得到的数与认可基线时不同，因此无法比较数值：守卫 drift 用新种子比较`,
} satisfies SomeCauseTexts;

/** 还有什么变了，可能就是原因；只有别的都没变时才请求认可。 */
function besideWords(beside: readonly MovedBeside[] | undefined): string {
  if (beside === undefined) return '；基线没有说明在什么环境中得到';
  if (beside.length === 0) return '；运行环境没有变：若是有意为之，npx bookproof bless 可予认可';
  const parts = beside.map(({ what, blessed, now }) => `${names[what]}为 ${blessed}，现在为 ${now}`);
  return `；认可基线时${parts.join('；')}`;
}

function movedWords(run: string, quantity: RunFigure, measured: number, stated: number): string {
  if (quantity.of === 'state') return `${run} ${ending(measured)}，而基线为${ending(stated)}`;
  const [now, was] = formatDistinct(measured, stated);
  const figure = quantity.of === 'parameter' ? now : `${now}，基线为 ${was}`;
  return `在 ${run} 中${findingWords(quantity)}为 ${figure}`;
}

function ending(diverged: number): string {
  return diverged === 0 ? '完成' : '发散';
}
