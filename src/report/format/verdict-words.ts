import type { VerdictState } from '../../model/outcome/verdict.ts';
import type { Words } from '../locale/words.ts';

export type Tone = VerdictState | 'moved';

/** A verdict as a symbol and a word, so that it never depends on colour alone. */
export type VerdictWords = {
  readonly state: VerdictState;
  /** The look of the verdict. A failure against blessed figures looks "moved", since it need not be wrong. */
  readonly tone: Tone;
  readonly symbol: string;
  readonly word: string;
};

/** In order from worst to best. */
const symbols = { fails: '✗', undecided: '?', moved: '≠', holds: '✓' } as const satisfies Record<
  Tone,
  string
>;

export function verdictWords(state: VerdictState, { check }: Words, tone: Tone = state): VerdictWords {
  return { state, tone, symbol: symbols[tone], word: check.verdict[tone] };
}

/** Sorts the worst verdicts first; equals keep their order. */
export function worstFirst<T extends { readonly verdict: VerdictWords }>(items: readonly T[]): readonly T[] {
  const order = Object.keys(symbols);
  return items.toSorted((a, b) => order.indexOf(a.verdict.tone) - order.indexOf(b.verdict.tone));
}

/** Returns the worst of several tones, or `holds` if there are none. */
export function worstTone(tones: readonly Tone[]): Tone {
  const order = Object.keys(symbols) as readonly Tone[]; // its keys are the tones, worst first
  return order.find((tone) => tones.includes(tone)) ?? 'holds';
}

/** Returns the words of a tone. */
export function toneWords(tone: Tone, words: Words): VerdictWords {
  return verdictWords(tone === 'moved' ? 'fails' : tone, words, tone);
}
