import type { VerdictState } from '../../check/verdict.ts';

/** A verdict by symbol and by word, never by colour alone. */
export type VerdictWords = {
  readonly state: VerdictState;
  readonly symbol: string;
  readonly word: string;
};

const table = {
  fails: { state: 'fails', symbol: '✗', word: 'fails' },
  undecided: { state: 'undecided', symbol: '?', word: 'undecided' },
  holds: { state: 'holds', symbol: '✓', word: 'holds' },
} as const satisfies Record<VerdictState, VerdictWords>;

export function verdictWords(state: VerdictState): VerdictWords {
  return table[state];
}

/** What needs a reader comes first; equals keep their order. */
export function worstFirst<T extends { readonly verdict: VerdictWords }>(items: readonly T[]): readonly T[] {
  const order = Object.keys(table);
  return items.toSorted((a, b) => order.indexOf(a.verdict.state) - order.indexOf(b.verdict.state));
}

/** The verdict of several: one failure fails, one doubt leaves it open. */
export function worstOf(states: readonly VerdictState[]): VerdictState {
  if (states.includes('fails')) return 'fails';
  return states.includes('undecided') ? 'undecided' : 'holds';
}
