import { baselineCauses } from './causes/baseline-causes.ts';
import { makeCauseText, type CauseTexts } from '../cause-texts.ts';
import { commonCauses } from './causes/common-causes.ts';
import { dataCauses } from './causes/data-causes.ts';
import { lossCauses } from './causes/loss-causes.ts';
import { relationCauses } from './causes/relation-causes.ts';
import { reproducibleCauses } from './causes/reproducible-causes.ts';
import { rowCauses } from './causes/row-causes.ts';
import { streamCauses } from './causes/stream-causes.ts';
import { trainingCauses } from './causes/training-causes.ts';

const texts = {
  ...commonCauses,
  ...reproducibleCauses,
  ...streamCauses,
  ...rowCauses,
  ...dataCauses,
  ...trainingCauses,
  ...lossCauses,
  ...baselineCauses,
  ...relationCauses,
} satisfies CauseTexts;

/** Words a cause for the reader: the numbers, and a question that points to where to look. */
export const causeText = makeCauseText(texts);
