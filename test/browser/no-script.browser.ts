import { expect, it } from 'vitest';
import { inBrowser } from './in-browser.ts';
import { addressOf, withPage } from './open-page.ts';
import { pageNames, type PageName } from './page-names.ts';
import { remember } from './remember.ts';
import { unfold } from './unfold.ts';

const off = { javaScriptEnabled: false };

inBrowser('a page, with scripts off', (browser) => {
  const seen = remember((name: PageName, selector: string) =>
    withPage(browser(), addressOf(name), off, async ({ page }) => {
      await unfold(page);
      return page.evaluate((wanted) => {
        const elements = [...document.querySelectorAll(wanted)];
        const isShown = (element: Element) => {
          const { width, height } = element.getBoundingClientRect();
          return (
            element.checkVisibility({ visibilityProperty: true, opacityProperty: true }) && width * height > 0
          );
        };
        return { all: elements.length, shown: elements.filter(isShown).length };
      }, selector);
    }),
  );

  it.each(pageNames)('of %s shows every section, check and table', async (name) => {
    const { all, shown } = await seen(name, 'main section, main article, table');
    expect(all).toBeGreaterThan(1);
    expect(shown).toBe(all);
  });

  it.each(pageNames.filter((name) => name !== 'the index'))('of %s shows every picture', async (name) => {
    const { all, shown } = await seen(name, 'figure > svg');
    expect(all).toBeGreaterThan(1);
    expect(shown).toBe(all);
  });

  it.each(pageNames)('of %s shows no control that would do nothing', async (name) =>
    expect((await seen(name, 'button, input, select, textarea, [role=button]')).shown).toBe(0),
  );
});
