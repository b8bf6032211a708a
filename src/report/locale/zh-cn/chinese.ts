import type { Words } from '../words.ts';
import { causeText } from './cause-text.ts';
import { checkWords, marginWords, unexaminedWords } from './check-words.ts';
import { comparisonWords } from './comparison-words.ts';
import { findingWords, guardWords, quantityWords } from './names.ts';
import { joinWords, quantifierWords } from './grammar.ts';
import { pageTexts } from './page-texts.ts';
import { pictureWords, claimPictureWords, mapWords, movedWords, weightsWords } from './picture-words.ts';
import { sabotageWords, explorationWords, problemWords } from './sabotage-words.ts';
import { sectionWords } from './section-words.ts';

/** The report in simplified Chinese. */
export const chinese: Words = {
  locale: 'zh-CN',
  quantity: quantityWords,
  finding: findingWords,
  guard: guardWords,
  unexamined: unexaminedWords,
  cause: causeText,
  problem: problemWords,
  margin: marginWords,
  quantifier: quantifierWords,
  join: joinWords,
  runs: (count) => `${count} 次运行`,
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
  texts: pageTexts,
};
