import { expect, it } from 'vitest';
import { inBrowser } from './in-browser.ts';
import { addressOf, withPage } from './open-page.ts';
import { pageNames } from './page-names.ts';
import { unfold } from './unfold.ts';

const paged = pageNames.filter((name) => name !== 'many' && name !== 'fifty'); // as the others, only longer

inBrowser('a page, printed', (browser) => {
  it.each(paged)('of %s shows what is folded away', (name) =>
    withPage(browser(), addressOf(name), {}, async ({ page }) => {
      await page.emulateMedia({ media: 'print' });
      expect(await page.evaluate(unseen)).toEqual([]);
    }),
  );

  it.each(paged)('of %s takes as many sheets folded as unfolded', (name) =>
    withPage(browser(), addressOf(name), {}, async ({ page }) => {
      const folded = sheetsOf(await page.pdf({ format: 'A4' }));
      await unfold(page);
      expect(folded).toBeGreaterThan(0);
      expect(folded).toBe(sheetsOf(await page.pdf({ format: 'A4' })));
    }),
  );

  it.each(paged)('of %s is dark on light, even where the screen is dark', (name) =>
    withPage(browser(), addressOf(name), { colorScheme: 'dark' }, async ({ page }) => {
      const colours = () =>
        page.evaluate(() => {
          const { backgroundColor, color } = getComputedStyle(document.body);
          return [backgroundColor, color];
        });
      expect(await colours()).toEqual(['rgb(20, 23, 26)', 'rgb(232, 234, 237)']);
      await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
      expect(await colours()).toEqual(['rgb(255, 255, 255)', 'rgb(28, 32, 36)']);
    }),
  );

  it.each(paged)('of %s is no wider than its paper', (name) =>
    withPage(browser(), addressOf(name), { width: 718 }, async ({ page }) => {
      await page.emulateMedia({ media: 'print' }); // A4 less a centimetre on each side
      expect(await page.evaluate(() => document.scrollingElement?.scrollWidth)).toBeLessThanOrEqual(718);
    }),
  );
});

/** Everything inside a `details` that takes no room on the paper. */
function unseen(): readonly string[] {
  return [...document.querySelectorAll('details :is(p, table, td, dd, code)')]
    .filter((element) => {
      const { width, height } = element.getBoundingClientRect();
      const shown = element.checkVisibility({ contentVisibilityAuto: true, visibilityProperty: true });
      return !shown || (element.textContent !== '' && width * height === 0);
    })
    .map((element) => `${element.tagName} ${element.textContent}`);
}

function sheetsOf(pdf: Buffer): number {
  return [...pdf.toString('latin1').matchAll(/\/Type\s*\/Page\b/g)].length;
}
