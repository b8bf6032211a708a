import type { Locale } from '../../../model/experiment/locales.ts';
import { causeText } from './cause-text.ts';
import { checkWords, marginWords, unexaminedWords } from './check-words.ts';
import { comparisonWords } from './comparison-words.ts';
import { formatCount, joinWords, quantifierWords } from './grammar.ts';
import { guardWords, quantityWords, findingWords } from './names.ts';
import { pageTexts } from './page-texts.ts';
import { pictureWords, claimPictureWords, mapWords, movedWords, weightsWords } from './picture-words.ts';
import { sabotageWords, explorationWords, problemWords } from './sabotage-words.ts';
import { sectionWords } from './section-words.ts';

/** The report in English. */
export const english = {
  locale: 'en' as Locale,
  /** The name of a metric, an axis or a stated constant, by its code. */
  quantity: quantityWords,
  finding: findingWords,
  guard: guardWords,
  unexamined: unexaminedWords,
  cause: causeText,
  problem: problemWords,
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
  /** Fixed texts of the templates and the other formats. */
  texts: pageTexts,
};
