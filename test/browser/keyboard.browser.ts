import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { inBrowser } from './in-browser.ts';
import { addressOf, withPage } from './open-page.ts';
import { pageNames, type PageName } from './page-names.ts';
import { remember } from './remember.ts';
import { unfold } from './unfold.ts';

const paged = pageNames.filter((name) => name !== 'many' && name !== 'fifty'); // as the others, only longer

inBrowser('a page, by keyboard', (browser) => {
  const walked = remember((name: PageName) =>
    withPage(browser(), addressOf(name), {}, async ({ page }) => {
      await unfold(page);
      return walk(page);
    }),
  );

  it.each(paged)('of %s reaches every link, summary and button, in the order of the page', async (name) => {
    const { all, reached } = await walked(name);
    expect(all.length).toBeGreaterThan(3);
    expect(reached.map(({ index }) => index)).toEqual(all);
  });

  it.each(paged)('of %s shows where the focus is', async (name) => {
    const { reached } = await walked(name);
    expect(reached.filter(({ isShown }) => !isShown)).toEqual([]);
  });

  it('unfolds and folds the numbers of a check', () =>
    withPage(browser(), addressOf('green'), {}, async ({ page }) => {
      const details = page.locator('#claim-falls details');
      await details.locator('summary').focus();
      await page.keyboard.press('Enter');
      expect(await details.evaluate((element: HTMLDetailsElement) => element.open)).toBe(true);
      await page.keyboard.press('Space');
      expect(await details.evaluate((element: HTMLDetailsElement) => element.open)).toBe(false);
    }));

  it('leads past the head of the page by its first link', () =>
    withPage(browser(), addressOf('red'), {}, async ({ page }) => {
      await page.keyboard.press('Tab');
      await page.keyboard.press('Enter');
      expect(new URL(page.url()).hash).toBe('#claims');
      await page.keyboard.press('Tab');
      expect(await page.evaluate(() => document.activeElement?.closest('#claims') !== null)).toBe(true);
    }));

  it('follows a failure from the summary to its place', () =>
    withPage(browser(), addressOf('red'), {}, async ({ page }) => {
      await page.locator('.open a').first().focus();
      await page.keyboard.press('Enter');
      expect(await page.evaluate(() => document.querySelector(':target')?.id)).toBe('claim-falls');
    }));
});

inBrowser('the outline of a page', (browser) => {
  it.each(pageNames)('of %s has one h1, and headings that skip no level', (name) =>
    withPage(browser(), addressOf(name), {}, async ({ page }) => {
      const levels = await page
        .locator('h1, h2, h3, h4, h5, h6')
        .evaluateAll((all) => all.map(({ tagName }) => Number(tagName[1])));
      expect(levels.filter((level) => level === 1)).toHaveLength(1);
      expect(levels[0]).toBe(1);
      expect(levels.filter((level, index) => level > (levels[index - 1] ?? 0) + 1)).toEqual([]);
    }),
  );

  it.each(pageNames)('of %s names its language and its title', (name) =>
    withPage(browser(), addressOf(name), {}, async ({ page }) => {
      expect(await page.evaluate(() => document.documentElement.lang)).toBe(
        name === 'chinese' ? 'zh-CN' : 'en',
      );
      expect(await page.title()).toMatch(/^[✓✗?≠] .+ · bookproof$/);
    }),
  );
});

type Stop = { readonly index: number; readonly isShown: boolean; readonly what: string };

/** Tabs through the page once: which of all that can have the focus were reached, and whether that was to be seen. */
async function walk(
  page: Page,
): Promise<{ readonly all: readonly number[]; readonly reached: readonly Stop[] }> {
  const count = await page.evaluate(() => {
    const focusable = 'a[href], summary, button:not([hidden]), input, select, [tabindex="0"]';
    const all = [...document.querySelectorAll<HTMLElement>(focusable)].filter((element) =>
      element.checkVisibility(),
    );
    for (const [index, element] of all.entries()) element.dataset['stop'] = String(index);
    return all.length;
  });
  const reached: Stop[] = [];
  for (let step = 0; step < count + 5; step++) {
    await page.keyboard.press('Tab');
    const stop = await page.evaluate(() => {
      const element = document.activeElement;
      if (!(element instanceof HTMLElement) || element === document.body) return null;
      const { outlineStyle, outlineWidth } = getComputedStyle(element);
      const { width, height, right, bottom } = element.getBoundingClientRect();
      const isInside = width * height > 0 && right > 0 && bottom > 0;
      return {
        index: Number(element.dataset['stop'] ?? Number.NaN),
        isShown: isInside && outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 2,
        what: element.outerHTML.slice(0, 100),
      };
    });
    if (stop === null) break;
    reached.push(stop);
  }
  return { all: Array.from({ length: count }, (_, index) => index), reached };
}
