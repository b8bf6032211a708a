import type { VerdictState } from '../../model/outcome/verdict.ts';
import type { Words } from '../locale/words.ts';

export type Tone = VerdictState | 'moved';

/** A verdict by symbol and by word, never by colour alone. */
export type VerdictWords = {
  readonly state: VerdictState;
  /** As it looks: what fails against blessed figures has moved, which need not be wrong. */
  readonly tone: Tone;
  readonly symbol: string;
  readonly word: string;
};

/** Worst first. */
const symbols = { fails: '✗', undecided: '?', moved: '≠', holds: '✓' } as const satisfies Record<
  Tone,
  string
>;

export function verdictWords(state: VerdictState, { check }: Words, tone: Tone = state): VerdictWords {
  return { state, tone, symbol: symbols[tone], word: check.verdict[tone] };
}

/** What needs a reader comes first; equals keep their order. */
export function worstFirst<T extends { readonly verdict: VerdictWords }>(items: readonly T[]): readonly T[] {
  const order = Object.keys(symbols);
  return items.toSorted((a, b) => order.indexOf(a.verdict.tone) - order.indexOf(b.verdict.tone));
}

/** The verdict of several: one failure fails, one doubt leaves it open; what moved is told where nothing is worse. */
export function worstOf(tones: readonly Tone[]): Tone {
  const order = Object.keys(symbols) as readonly Tone[]; // its keys are the tones, worst first
  return order.find((tone) => tones.includes(tone)) ?? 'holds';
}

/** A verdict by how it looks. */
export function toneWords(tone: Tone, words: Words): VerdictWords {
  return verdictWords(tone === 'moved' ? 'fails' : tone, words, tone);
}
