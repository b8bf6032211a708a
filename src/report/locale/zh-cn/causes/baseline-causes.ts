import { formatApart } from '../../../words/format-apart.ts';
import { formatNumber } from '../../../words/format-number.ts';
import type { CauseTexts } from '../../cause-texts.ts';
import { findingWords } from '../finding-words.ts';

const remedy = 'npx bookproof bless 可由一次完成的运行写出它';
const replaced = '请修复，或将其删除，再由 npx bookproof bless 重新写出';

/** Causes in what was blessed, and in what moved since. */
export const baselineCauses = {
  'baseline-absent': ({ file }) => `没有基线 ${file}：${remedy}`,
  'baseline-malformed': ({ file, reason }) => `${file} 不是本版本能读取的基线（${reason}）：${replaced}`,
  'baseline-foreign': ({ file, blessed, own }) =>
    `${file} 是为 ${blessed} 认可的，而这里是 ${own}：是复制来的，还是实验改了名？${replaced}`,
  'baseline-stale': ({ file, run, runs, of }) =>
    `${file} 中没有 ${runs === 1 ? run : `${of} 次运行中的 ${formatNumber(runs)} 次（例如 ${run}）`}的数值：此后是否改过实验，或在命令行作了改动？${remedy}`,
  'baseline-moved': ({ run, quantity, measured, stated, runs, of }) =>
    `${of} 次运行中有 ${formatNumber(runs)} 次变动；${movedWords(run, quantity, measured, stated)}：是有意为之吗？若是，则 npx bookproof bless`,
  drifted: ({ run, quantity, sds, band }) =>
    `在 ${run} 等新种子上，${findingWords(quantity)}偏离基线 ${formatNumber(sds)} 个种子标准差，允许 ${formatNumber(band)} 个：是有意为之吗？若是，则 npx bookproof bless`,
  'draws-changed': ({ run, stream }) =>
    `${run} 从随机流“${stream}”得到的数与认可基线时不同，因此无法比较数值：用新种子比较的守卫 drift 成立吗？`,
} satisfies CauseTexts<
  | 'baseline-absent'
  | 'baseline-malformed'
  | 'baseline-foreign'
  | 'baseline-stale'
  | 'baseline-moved'
  | 'draws-changed'
  | 'drifted'
>;

function movedWords(run: string, quantity: string, measured: number, stated: number): string {
  if (quantity === 'blessed state') return `${run} ${ending(measured)}，而基线为${ending(stated)}`;
  const [now, was] = formatApart(measured, stated);
  const figure = quantity.startsWith('blessed parameter') ? now : `${now}，基线为 ${was}`;
  return `在 ${run} 中${findingWords(quantity)}为 ${figure}`;
}

function ending(diverged: number): string {
  return diverged === 0 ? '完成' : '发散';
}
