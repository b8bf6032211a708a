import type { Cause, CauseCode } from '../../model/outcome/cause.ts';
import type { StatedNumbers } from '../../check/hints.ts';
import { briefText } from '../format/text.ts';
import type { Experiment } from '../../model/experiment/experiment.ts';

/** The numbers that the chapter states, by which a hint recognises a mistake. */
export type Chapter = StatedNumbers & Partial<Pick<Experiment, 'relations'>>;

/** One text for each code. The type is closed: a new code does not compile until it has a text. */
export type CauseTexts = {
  readonly [C in CauseCode]: (cause: Extract<Cause, { code: C }>, chapter: Chapter) => string;
};

/** The texts of some codes; all of a language's together are closed. */
export type SomeCauseTexts = Partial<CauseTexts>;

const unknown: Chapter = { states: {}, prose: {} };

/** Makes the function that words a cause by a language's texts. What code threw or returned is cut. */
export function makeCauseText(texts: CauseTexts): (cause: Cause, chapter?: Chapter) => string {
  return (cause, chapter = unknown) => {
    const text = texts[cause.code] as (cause: Cause, chapter: Chapter) => string; // the table has one function for each code
    return text('message' in cause ? { ...cause, message: briefText(cause.message) } : cause, chapter);
  };
}
