import type { Cause, CauseCode } from '../../check/cause.ts';
import { baselineCauses } from './baseline-causes.ts';
import type { CauseTexts, Chapter } from './cause-texts.ts';
import { commonCauses } from './common-causes.ts';
import { dataCauses } from './data-causes.ts';
import { lossCauses } from './loss-causes.ts';
import { relationCauses } from './relation-causes.ts';
import { streamCauses } from './stream-causes.ts';
import { trainingCauses } from './training-causes.ts';

const texts = {
  ...commonCauses,
  ...streamCauses,
  ...dataCauses,
  ...trainingCauses,
  ...lossCauses,
  ...baselineCauses,
  ...relationCauses,
} satisfies CauseTexts<CauseCode>;

const unknown: Chapter = { states: {}, prose: {} };

/** A cause in the reader's terms: the numbers, and a question that points to where to look. */
export function causeText(cause: Cause, chapter: Chapter = unknown): string {
  const text = texts[cause.code] as (cause: Cause, chapter: Chapter) => string; // the table pairs each code with its own
  return text(cause, chapter);
}
