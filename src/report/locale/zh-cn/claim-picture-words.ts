import type { Words } from '../words.ts';

/** What is said in and beside the small picture of a claim. */
export const claimPictureWords: Words['claimPicture'] = {
  comparison: '逐个种子的两边',
  trend: (reading, axis) => `${reading} 随 ${axis} 的变化，逐个种子`,
  state: (reading) => `${reading} 的最终值，逐个种子`,
  share: '成立的运行所占的比例',
  seed: '种子',
  failing: (reading) => `${reading}，不成立`,
  asked: '要求',
  interval: '所有种子的区间',
  held: (held, of) => `${of} 次运行中的 ${held} 次`,
  shareCaption: (held, of, certain) =>
    `${of} 次运行中有 ${held} 次成立；以 ${certain} % 的置信度，所有种子中成立的比例落在区间内。`,
  diverged: '发散',
  finite: '没有发散',
  oneSeed: (seed) => `种子 ${seed}。`,
  rows: (seeds) => `${seeds} 个种子，每个一行。`,
  lines: (seeds) => `${seeds} 个种子，每个一条线。`,
  offending: (seeds) => `虚线：不成立的 ${seeds} 个种子，粗线标出其违反之处。`,
  chosen: (shown, of) => `画出 ${of} 次运行中的 ${shown} 次：不成立的、余量最小的，以及均匀选取的其余运行。`,
  places: (shown, of) => `画出 ${of} 个值中的 ${shown} 个。`,
  edge: (values) => `${values} 个值非有限，画在标有 ∞ 的边缘。`,
};
