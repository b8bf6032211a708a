import type { Tone } from '../format/verdict-words.ts';

/** Colours a text for a terminal, or leaves it as it is. */
export type Paint = (text: string, style: Tone | 'bold' | 'dim') => string;

const codes = {
  holds: [32, 39],
  fails: [31, 39],
  undecided: [33, 39],
  moved: [33, 39],
  bold: [1, 22],
  dim: [2, 22],
} as const satisfies Record<Parameters<Paint>[1], readonly [on: number, off: number]>;

export function makePaint(color: boolean): Paint {
  return (text, style) => {
    const [on, off] = codes[style];
    return color ? `\u001b[${on}m${text}\u001b[${off}m` : text;
  };
}
