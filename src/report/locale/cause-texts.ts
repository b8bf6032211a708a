import type { Cause, CauseCode } from '../../model/outcome/cause.ts';
import type { StatedNumbers } from '../../check/hints.ts';
import type { Experiment } from '../../model/experiment/experiment.ts';

/** What the chapter says of itself: the numbers that a hint can recognise. */
export type Chapter = StatedNumbers & Partial<Pick<Experiment, 'relations'>>;

/** One text a code, closed: a new code fails to compile until it is described. */
export type CauseTexts = {
  readonly [C in CauseCode]: (cause: Extract<Cause, { code: C }>, chapter: Chapter) => string;
};

/** The texts of some codes; all of a language's together are closed. */
export type SomeCauseTexts = Partial<CauseTexts>;

const unknown: Chapter = { states: {}, prose: {} };

/** Words a cause by a language's texts. */
export function makeCauseText(texts: CauseTexts): (cause: Cause, chapter?: Chapter) => string {
  return (cause, chapter = unknown) => {
    const text = texts[cause.code] as (cause: Cause, chapter: Chapter) => string; // the table pairs each code with its own
    return text(cause, chapter);
  };
}
