import type { Words } from '../words.ts';

/** What is said in and beside a map: over two axes, the share of seeds in which a claim holds. */
export const mapWords: Words['map'] = {
  title: (up, right) => `论断在何处成立：${up} × ${right}`,
  share: (seeds) => `${seeds} 个种子中论断成立的比例。`,
  own: (settings) => `框出的是书中自己的设置：${settings}。`,
  ownBeside: (settings) => `书中自己的设置（${settings}）不在这些点之中。`,
  legend: '成立的种子比例',
  tableNote: (marked) => `，占种子的百分比${marked ? '；方括号内是书中自己的设置' : ''}`,
  comma: '，',
  line: (up, right, own, least, most) =>
    `在 ${up} × ${right} 的范围内，在 ${least} 到 ${most} 的种子中成立${own === null ? '' : `；在书中自己的设置下为 ${own}`}`,
  declined: (up, right, reason) => `没有 ${up} × ${right} 的范围图：${reason}`,
};
