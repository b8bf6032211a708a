import { makeLookup } from './make-lookup.ts';

/** A language's texts for the codes of findings. */
export type FindingTexts = {
  readonly findings: Readonly<Record<string, string>>;
  /** Words for the code of a metric or a stated constant. */
  readonly quantity: (code: string) => string;
  readonly broken: Readonly<Record<'keeps' | 'scales' | 'moves', string>>;
  readonly relation: (relation: string, broken: string) => string;
  /** A figure in a cell, such as `lambda=5`. */
  readonly at: (figure: string, cell: string) => string;
  readonly state: string;
  readonly streams: string;
  readonly draws: string;
  readonly fromBlessed: (parameter: string) => string;
  readonly fromReference: (parameter: string) => string;
};

/**
 * Makes the function that words a finding's code, which may be composed of parts. A code that is no finding's
 * own is worded as a quantity.
 */
export function makeFindingWords(texts: FindingTexts): (code: string) => string {
  const { findings, quantity, broken } = texts;
  const simple = makeLookup(findings);
  const composed: readonly (readonly [RegExp, (...parts: string[]) => string])[] = [
    [
      /^relation:(.+):(keeps|scales|moves)$/,
      (relation = '', kind = '') => texts.relation(relation, broken[kind as keyof typeof broken]),
    ],
    [/^(.*) at (every run|[^ ]*)$/, (figure = '', cell = '') => texts.at(quantity(figure), cell)],
    [/^(?:blessed|reference) state$/, () => texts.state],
    [/^reference streams$/, () => texts.streams],
    [/^(?:blessed|reference) draws$/, () => texts.draws],
    [/^(?:blessed|reference) metric (.*)$/, (name = '') => quantity(name)],
    [/^blessed parameter (.*)$/, (name = '') => texts.fromBlessed(name)],
    [/^reference parameter (.*)$/, (name = '') => texts.fromReference(name)],
  ];
  return (code) => {
    for (const [pattern, wording] of composed) {
      const match = pattern.exec(code);
      if (match) return wording(...match.slice(1));
    }
    return Object.hasOwn(findings, code) ? simple(code) : quantity(code);
  };
}
