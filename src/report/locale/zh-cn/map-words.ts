import type { Words } from '../words.ts';

/** What is said in and beside a map: over two axes, the share of seeds in which a claim holds. */
export const mapWords: Words['map'] = {
  title: (up, right) => `论断在何处成立：${up} × ${right}`,
  share: (seeds) => `${seeds} 个种子中论断成立的比例。`,
  own: (settings) => `框出的是书中自己的设置：${settings}。`,
  ownBeside: (settings) => `书中自己的设置（${settings}）不在这些点之中。`,
  points: (all, none, of) => `${of} 个点中，${all} 个点在全部种子中成立，${none} 个点在任何种子中都不成立。`,
  slice: (setting, axis, where) =>
    where === null
      ? tight(`${setting} 时，在所示的 ${axis} 取值中，没有一个使论断在全部种子中成立。`)
      : `${setting} 时，${where}，论断在全部种子中成立。`,
  everywhere: (axis) => tight(`在所示的每个 ${axis} 取值下`),
  stretch: {
    from: (first) => tight(`从 ${first} 起`),
    upTo: (last) => tight(`到 ${last} 为止`),
    between: (first, last) => tight(`从 ${first} 到 ${last}`),
    alone: (point) => tight(`仅在 ${point} 处`),
  },
  legend: '成立的种子比例',
  tableNote: (marked) => `，占种子的百分比${marked ? '；方括号内是书中自己的设置' : ''}`,
  comma: '，',
  line: (up, right, own, least, most) =>
    `在 ${up} × ${right} 的范围内，在 ${least} 到 ${most} 的种子中成立${own === null ? '' : `；在书中自己的设置下为 ${own}`}`,
  declined: (up, right, reason) => `没有 ${up} × ${right} 的范围图：${reason}`,
};

/** Spaces part Chinese from what is not Chinese, and stand nowhere else. */
function tight(text: string): string {
  return text.replaceAll(/(?<=\p{Script=Han}) (?=\p{Script=Han})/gu, '');
}
