import { expect, it } from 'vitest';
import { inBrowser } from './in-browser.ts';
import { addressOf, mischiefOf, withPage } from './open-page.ts';
import { pageNames, type PageName } from './page-names.ts';
import { remember } from './remember.ts';
import { unfold } from './unfold.ts';

inBrowser('a page, opened from its file with the network off', (browser) => {
  const seen = remember((name: PageName) =>
    withPage(browser(), addressOf(name), {}, async ({ page, requests, complaints }) => {
      await unfold(page);
      await page.waitForLoadState('networkidle');
      return { requests, complaints, mischief: await mischiefOf(page) };
    }),
  );

  it.each(pageNames)('of %s asks for nothing but itself', async (name) =>
    expect((await seen(name)).requests).toEqual([addressOf(name)]),
  );

  it.each(pageNames)('of %s prints nothing, throws nothing and asks nothing', async (name) =>
    expect((await seen(name)).complaints).toEqual([]),
  );

  it.each(pageNames)('of %s breaks no rule of its own policy', async (name) =>
    expect((await seen(name)).mischief).toEqual([]),
  );

  it('shows its style, which its policy allows by its hash', () =>
    withPage(browser(), addressOf('red'), {}, async ({ page }) => {
      expect(await page.evaluate(() => getComputedStyle(document.body).maxWidth)).toBe('1056px');
    }));
});
