import type { Locale } from '../../../model/experiment/locales.ts';
import { causeText } from './cause-text.ts';
import { checkWords } from './check-words.ts';
import { claimPictureWords } from './claim-picture-words.ts';
import { explorationWords } from './exploration-words.ts';
import { findingWords } from './finding-words.ts';
import { comparisonWords } from './comparison-words.ts';
import { formatCount } from './format-count.ts';
import { guardWords } from './guard-words.ts';
import { joinWords } from './join-words.ts';
import { lapseWords } from './lapse-words.ts';
import { mapWords } from './map-words.ts';
import { marginWords } from './margin-words.ts';
import { movedWords } from './moved-words.ts';
import { pageTexts } from './page-texts.ts';
import { pictureWords } from './picture-words.ts';
import { quantifierWords } from './quantifier-words.ts';
import { quantityWords } from './quantity-words.ts';
import { sabotageWords } from './sabotage-words.ts';
import { sectionWords } from './section-words.ts';
import { unexaminedWords } from './unexamined-words.ts';
import { weightsWords } from './weights-words.ts';

/** The report in English. */
export const english = {
  locale: 'en' as Locale,
  /** Name of a metric, an axis or a stated constant, by its code. */
  quantity: quantityWords,
  finding: findingWords,
  guard: guardWords,
  unexamined: unexaminedWords,
  cause: causeText,
  lapse: lapseWords,
  margin: marginWords,
  quantifier: quantifierWords,
  join: joinWords,
  runs: (count: number): string => formatCount(count, 'run'),
  check: checkWords,
  section: sectionWords,
  sabotage: sabotageWords,
  exploration: explorationWords,
  comparison: comparisonWords,
  picture: pictureWords,
  claimPicture: claimPictureWords,
  weights: weightsWords,
  moved: movedWords,
  map: mapWords,
  /** What stands in the templates and the other faces as it is. */
  texts: pageTexts,
};
