import { describe, expect, it } from 'vitest';
import { locales } from '../../../src/model/experiment/locales.ts';
import { wordsOf } from '../../../src/report/locale/words-of.ts';
import { commentLimit } from '../../../src/report/formats/fit-markdown.ts';
import { renderMarkdown } from '../../../src/report/formats/render-markdown.ts';
import { renderTerminal } from '../../../src/report/terminal/render-terminal.ts';
import { viewOutcome } from '../../../src/report/view/outcome.ts';
import { wrapText } from '../../../src/report/terminal/layout.ts';
import { kindsOfOutcome } from '../../fixtures/report/kinds-of-outcome.ts';
import { redOutcome } from '../../fixtures/report/outcome.ts';
import { renderAll } from '../../fixtures/report/render-all.ts';

const [english, chinese] = [wordsOf('en'), wordsOf('zh-CN')];
/** What a page shows, its scripts and its style left out. */
const textOf = (page: string) =>
  page
    .replaceAll(/<(script|style)\b.*?<\/\1>/gs, '')
    .replaceAll(/<[^>]*>/g, '\n')
    .replaceAll(/&[#\w]+;/g, '_');
const chineseOutcome = () => kindsOfOutcome.chinese();
const chineseText = /\p{Script=Han}/u;

describe.each(locales)('a report in %s', (locale) => {
  it('says in its root element which language it is in', async () =>
    expect(await renderAll(redOutcome(), wordsOf(locale))).toContain(`<html lang="${locale}">`));

  it('keeps the numbers of the English one', () => {
    const numbers = (words: typeof english) =>
      viewOutcome(redOutcome(), words).claims.map(({ decision }) =>
        (decision.match(/\d[\d.]*/g) ?? []).toSorted(),
      );
    expect(numbers(wordsOf(locale))).toEqual(numbers(english));
  });
});

describe.each(locales.filter((locale) => locale !== 'en'))('a report in %s', (locale) => {
  it('holds none of the sentences that stand in the English one as they are', async () => {
    const page = await renderAll(redOutcome(), wordsOf(locale));
    const sentences = Object.values(english.texts).filter(
      (text): text is string => typeof text === 'string' && /\p{L} \p{L}/u.test(text),
    );
    expect(sentences.length).toBeGreaterThan(10);
    expect(sentences.filter((text) => page.includes(text))).toEqual([]);
  });
});

describe('a report in Chinese', () => {
  it('says every fixed text in Chinese', () => {
    const flat = Object.entries(chinese.texts).flatMap(([name, text]) =>
      typeof text === 'string' ? [[name, text] as const] : Object.entries<string>(text),
    );
    const foreign = flat.filter(([, text]) => /\p{L}/u.test(text) && !chineseText.test(text));
    expect(foreign).toEqual([]);
  });

  it.each([
    ['page', async () => textOf(await renderAll(chineseOutcome(), chinese))],
    ['terminal', () => renderTerminal(viewOutcome(chineseOutcome(), chinese), { color: false, width: 100 })],
    [
      'Markdown',
      () => renderMarkdown([viewOutcome(chineseOutcome(), chinese)], { limit: commentLimit, whole: 'x' }),
    ],
  ] as const)('parts its sentences by the marks of Chinese alone: %s', async (_, shown) => {
    const text = await shown();
    expect(text).toContain('；');
    expect(text.match(/.*(?:; |[。；] ).*/g) ?? []).toEqual([]);
  });

  it('breaks its lines on a terminal between characters', () => {
    const text = renderTerminal(viewOutcome(redOutcome(), chinese), { color: false, width: 60 });
    expect(text).toMatch(/论断\n/);
    expect(text).toContain('不成立');
  });
});

describe('wrapText', () => {
  it('breaks after a Chinese character, which takes two columns', () =>
    expect(wrapText('训练损失更高', 8)).toEqual(['训练损失', '更高']));

  it('lets no line begin with a closing mark', () =>
    expect(wrapText('训练损失，更高', 9)).toEqual(['训练损', '失，更高']));

  it('keeps Latin words whole between Chinese ones', () =>
    expect(wrapText('随 lambda 下降', 9)).toEqual(['随 lambda', '下降']));
});
