import { matchRatio } from '../ratio-hint.ts';

/** 符合比值的各个问题，连成一句；没有则为空。 */
export function chineseHint(...parts: Parameters<typeof matchRatio>): string {
  const questions = matchRatio(...parts);
  return questions.length === 0 ? '' : `：${questions.join('或者')}`;
}
