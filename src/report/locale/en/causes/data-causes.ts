import { hintsOf, noiseOfProse } from '../../../../check/hints.ts';
import { hintText } from '../hint-words.ts';
import type { Cause } from '../../../../model/outcome/cause.ts';
import { formatDistinct, formatNumber } from '../../../format/numbers.ts';
import type { Chapter, SomeCauseTexts } from '../../cause-texts.ts';

/** Causes in the data that the code made, and in the start of its weights. */
export const dataCauses = {
  'noise-sd': (cause, chapter) =>
    `the noise in the labels has sd ${apart(cause.measured, cause.stated)}${noiseHint(cause, chapter)}`,
  'true-bias': (cause, chapter) =>
    `the labels hold a bias of ${apart(cause.measured, cause.stated)}${hintText(hintsOf(cause, chapter))}`,
  'true-weight': (cause, chapter) =>
    `the labels are made with a weight of ${apart(cause.measured, cause.stated)}${hintText(hintsOf(cause, chapter))}`,
  'features-law': ({ mean, sd }) =>
    `the inputs have mean ${formatNumber(mean)} and sd ${formatNumber(sd)}, stated 0 and 1`,
  'start-sd': (cause, chapter) =>
    `the weights start with sd ${apart(cause.measured, cause.stated)}${hintText(hintsOf(cause, chapter))}`,
  'start-mean': ({ measured, stated }) => `the weights start around ${apart(measured, stated)}`,
  'start-bias': ({ measured }) => `the bias starts at ${formatNumber(measured)}, stated 0`,
  'other-features': ({ measured }) =>
    `the inputs returned lie up to ${formatNumber(measured)} from the ones drawn`,
} satisfies SomeCauseTexts;

function apart(measured: number, stated: number): string {
  return formatDistinct(measured, stated).join(', stated ');
}

function noiseHint(cause: Extract<Cause, { code: 'noise-sd' }>, chapter: Chapter): string {
  const written = noiseOfProse(cause, chapter);
  return written === undefined
    ? hintText(hintsOf(cause, chapter))
    : `, and the chapter's prose says ${formatNumber(written)}`;
}
