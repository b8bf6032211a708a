import { expect, it } from 'vitest';
import { inBrowser } from './in-browser.ts';
import { addressOf, mischiefOf, withPage } from './open-page.ts';
import { pageNames } from './page-names.ts';
import { unfold } from './unfold.ts';

inBrowser('a page, opened from its file with the network off', (browser) => {
  it.each(pageNames)('of %s asks for nothing but itself', (name) =>
    withPage(browser(), addressOf(name), {}, async ({ page, requests }) => {
      await unfold(page);
      await page.waitForLoadState('networkidle');
      expect(requests).toEqual([addressOf(name)]);
    }),
  );

  it.each(pageNames)('of %s prints nothing, throws nothing and asks nothing', (name) =>
    withPage(browser(), addressOf(name), {}, async ({ page, complaints }) => {
      await unfold(page);
      expect(complaints).toEqual([]);
    }),
  );

  it.each(pageNames)('of %s breaks no rule of its own policy', (name) =>
    withPage(browser(), addressOf(name), {}, async ({ page }) => {
      await unfold(page);
      expect(await mischiefOf(page)).toEqual([]);
    }),
  );

  it('shows its style, which its policy allows by its hash', () =>
    withPage(browser(), addressOf('red'), {}, async ({ page }) => {
      expect(await page.evaluate(() => getComputedStyle(document.body).maxWidth)).toBe('1056px');
    }));
});
