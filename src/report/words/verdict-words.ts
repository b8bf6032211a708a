import type { VerdictState } from '../../check/verdict.ts';
import type { Words } from '../locale/words.ts';

/** A verdict by symbol and by word, never by colour alone. */
export type VerdictWords = {
  readonly state: VerdictState;
  readonly symbol: string;
  readonly word: string;
};

/** Worst first. */
const symbols = { fails: '✗', undecided: '?', holds: '✓' } as const satisfies Record<VerdictState, string>;

export function verdictWords(state: VerdictState, { check }: Words): VerdictWords {
  return { state, symbol: symbols[state], word: check.verdict[state] };
}

/** What needs a reader comes first; equals keep their order. */
export function worstFirst<T extends { readonly verdict: VerdictWords }>(items: readonly T[]): readonly T[] {
  const order = Object.keys(symbols);
  return items.toSorted((a, b) => order.indexOf(a.verdict.state) - order.indexOf(b.verdict.state));
}

/** The verdict of several: one failure fails, one doubt leaves it open. */
export function worstOf(states: readonly VerdictState[]): VerdictState {
  if (states.includes('fails')) return 'fails';
  return states.includes('undecided') ? 'undecided' : 'holds';
}
