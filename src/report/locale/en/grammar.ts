import type { Quantifier } from '../../../model/experiment/experiment.ts';
import { formatNumber } from '../../format/numbers.ts';

/** `1 run`, `3 runs`. */
export function formatCount(count: number, noun: string, plural = `${noun}s`): string {
  return `${formatNumber(count)} ${count === 1 ? noun : plural}`;
}

/** `a`, `a and b`, `a, b and c`. */
export function joinWords(words: readonly string[]): string {
  const last = words.at(-1) ?? '';
  return words.length < 2 ? last : `${words.slice(0, -1).join(', ')} and ${last}`;
}

/** Says in how many of its runs a claim must hold. */
export function quantifierWords(quantifier: Quantifier, runs: number): string {
  if (quantifier.kind === 'most') return `in most of ${quantifier.runs} runs`;
  if (quantifier.kind === 'at-least') return `in at least ${quantifier.percent} % of ${quantifier.runs} runs`;
  if (runs === 0) return 'in every run';
  return runs === 1 ? 'in its one run' : `in every one of ${runs} runs`;
}
