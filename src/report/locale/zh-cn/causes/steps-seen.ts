import type { Chapter } from '../../cause-texts.ts';

/** 按所述的迭代周期数，这么多步意味着什么。 */
export function stepsSeen(measured: number, stated: number, { states: { epochs } }: Chapter): string {
  if (epochs === undefined) return '';
  if (measured === epochs) return '：每个迭代周期一步';
  if (measured === stated - epochs) return '：每个迭代周期少一步';
  return measured > stated && measured % stated === 0 ? `：相当于每一步有 ${measured / stated} 步` : '';
}
