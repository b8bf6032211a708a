import type { Quantifier } from '../../../model/experiment/experiment.ts';

/** `甲`, `甲和乙`, `甲、乙和丙`. */
export function joinWords(words: readonly string[]): string {
  const last = words.at(-1) ?? '';
  return words.length < 2 ? last : `${words.slice(0, -1).join('、')}和${last}`;
}

/** Says in how many of its runs a claim must hold. */
export function quantifierWords(quantifier: Quantifier, runs: number): string {
  if (quantifier.kind === 'most') return `在 ${quantifier.runs} 次运行的多数中`;
  if (quantifier.kind === 'at-least') return `在 ${quantifier.runs} 次运行的至少 ${quantifier.percent} % 中`;
  if (runs === 0) return '在每次运行中';
  return runs === 1 ? '在唯一的一次运行中' : `在全部 ${runs} 次运行中`;
}
