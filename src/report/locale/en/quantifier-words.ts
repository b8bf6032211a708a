import type { Quantifier } from '../../../model/experiment/experiment.ts';

/** In how many of its runs a claim must hold. */
export function quantifierWords(quantifier: Quantifier, runs: number): string {
  if (quantifier.kind === 'most') return `in most of ${quantifier.runs} runs`;
  if (quantifier.kind === 'at-least') return `in at least ${quantifier.percent} % of ${quantifier.runs} runs`;
  if (runs === 0) return 'in every run';
  return runs === 1 ? 'in its one run' : `in every one of ${runs} runs`;
}
