import type { Outcome } from '../../model/outcome/outcome.ts';
import { epochCurves } from '../pictures/curves/epoch-curves.ts';
import { metricAlongAxis } from '../pictures/along-axis/metric-along-axis.ts';
import type { Words } from '../locale/words.ts';
import type { Picture } from '../pictures/picture.ts';
import { weightsPicture } from '../pictures/weights/weights-picture.ts';

export type { Picture };

/** Matches the ids of pictures. Files of pictures are looked for before any picture is known. */
export const pictureIds = /^(curves-\d+|along-\d+-\d+|weights)$/;

/** Returns every picture for which the Outcome has numbers. */
export function viewPictures(outcome: Outcome, words: Words): readonly Picture[] {
  return [
    ...epochCurves(outcome, words),
    ...metricAlongAxis(outcome, words),
    ...weightsPicture(outcome, words),
  ];
}
