import { describe, expect, it } from 'vitest';
import { cause } from '../../../src/model/outcome/cause.ts';
import { causeText } from '../../../src/report/locale/en/cause-text.ts';
import { causeText as chineseCauseText } from '../../../src/report/locale/zh-cn/cause-text.ts';
import { locales } from '../../../src/model/experiment/locales.ts';
import { wordsOf } from '../../../src/report/locale/words-of.ts';
import { causeExamples } from '../../fixtures/report/cause-examples.ts';
import { chapter, run } from '../../fixtures/report/chapter.ts';

const numbersOf = (text: string) => text.match(/\d[\d.]*(?:e-?\d+)?/g) ?? [];

describe('causeText', () => {
  it.each(causeExamples)('words $code', (example, words) =>
    expect(causeText(example, chapter)).toMatch(words),
  );

  it('says of a run that was made once that it was not made again', () => {
    const again = { code: 'not-run', first: run, again: true } as const;
    expect([1, 2].map((runs) => causeText({ ...again, runs }, chapter))).toEqual([
      'the run lambda=5,seed=1 was not made again',
      '2 runs were not made again, the first is lambda=5,seed=1',
    ]);
    expect(chineseCauseText({ ...again, runs: 2 }, chapter)).toBe(
      '2 次运行没有重跑，第一次是 lambda=5,seed=1',
    );
  });

  it('is tried on every code', () => {
    const codes = cause.options.map(({ shape }) => shape.code.value);
    expect(causeExamples.map(([{ code }]) => code).toSorted()).toEqual(codes.toSorted());
  });

  it.each(causeExamples)('words $code in Chinese', (example) =>
    expect(chineseCauseText(example, chapter)).toMatch(/\p{Script=Han}/u),
  );

  it.each(
    locales.flatMap((locale) => causeExamples.map(([example]) => [locale, example.code, example] as const)),
  )('names in %s all numbers of %s', (locale, _, example) =>
    expect(numbersOf(wordsOf(locale).cause(example, chapter))).toEqual(
      expect.arrayContaining(numbersOf(causeText(example, chapter))),
    ),
  );
});
