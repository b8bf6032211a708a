import type { Words } from '../words.ts';

/** What is said of figures that moved against the blessed ones. */
export const movedWords: Words['moved'] = {
  lead: (figures, cells) => `${cells} 个单元中有 ${figures} 个中位数不再与基线一致。`,
  seeds: (blessed, now) =>
    blessed === now
      ? `基线用了 ${blessed} 个种子，本次运行用的是另外的种子。`
      : `基线用了 ${blessed} 个种子，本次运行用了 ${now} 个。`,
  backend: (blessed, now) => `基线在 ${blessed} 上得到，本次运行在 ${now} 上。`,
  title: (quantity, axis) => `${quantity}随 ${axis} 的变化，基线与现在`,
  blessed: '基线',
  now: '现在',
  caption: '各种子的中位数；带：基线中位数上下各一个标准差。',
  more: (shown, of) => `画出 ${of} 幅图中变化最大的 ${shown} 幅。`,
  table: '中位数与基线的比较',
  tightest: (shown, of) => `；${of} 个中变化最大的 ${shown} 个`,
  column: { blessed: '基线', sd: '标准差', now: '现在' },
  cell: '单元',
  metric: '指标',
  sds: '变化（标准差的倍数）',
};
