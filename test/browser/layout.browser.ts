import { expect, it } from 'vitest';
import { inBrowser } from './in-browser.ts';
import { addressOf, withPage } from './open-page.ts';
import { pageNames, type PageName } from './page-names.ts';
import { remember } from './remember.ts';
import { unfold } from './unfold.ts';

const widths = [390, 1280, 2560] as const;
const cases = widths.flatMap((width) => pageNames.map((name) => [width, name] as const));

inBrowser('a page, at any width', (browser) => {
  /** How far the document, folded and unfolded, reaches beyond the window, and what of it stands where it cannot be seen. */
  const seen = remember((width: number, name: PageName) =>
    withPage(browser(), addressOf(name), { width }, async ({ page }) => {
      const overhang = () =>
        page.evaluate(() => (document.scrollingElement?.scrollWidth ?? Number.NaN) - window.innerWidth);
      const folded = await overhang();
      await unfold(page);
      return {
        folded,
        unfolded: await overhang(),
        beyond: await page.evaluate(beyondTheEdge),
        cut: await page.evaluate(cutLabels),
      };
    }),
  );

  it.each(cases)('(%i px) of %s is no wider than the window, folded or not', async (width, name) => {
    const { folded, unfolded } = await seen(width, name);
    expect(folded).toBeLessThanOrEqual(0);
    expect(unfolded).toBeLessThanOrEqual(0);
  });

  it.each(cases)('(%i px) of %s lets nothing reach over the window’s edge', async (width, name) =>
    expect((await seen(width, name)).beyond).toEqual([]),
  );

  it.each(cases)('(%i px) of %s cuts no label of a picture', async (width, name) =>
    expect((await seen(width, name)).cut).toEqual([]),
  );
});

/** Elements outside the window, but for those in a box that scrolls by itself, and what is for listeners alone. */
function beyondTheEdge(): readonly string[] {
  const aside = '.scroll *, .hidden, .skip, svg *';
  return [...document.body.querySelectorAll('*')].flatMap((element) => {
    const { left, right } = element.getBoundingClientRect();
    if (element.matches(aside) || (left >= 0 && right <= window.innerWidth + 0.5)) return [];
    return [`${element.tagName} ${element.className} from ${left} to ${right}`];
  });
}

/** Texts to be seen that stand out of their picture; a pixel is left to the browser's own fonts. */
function cutLabels(): readonly string[] {
  return [...document.querySelectorAll('figure > svg text')].flatMap((label) => {
    const box = label.closest('svg')?.getBoundingClientRect();
    const { left, right, top, bottom } = label.getBoundingClientRect();
    if (
      !box ||
      getComputedStyle(label).opacity === '0' ||
      (left >= box.left - 1 && right <= box.right + 1 && top >= box.top - 1 && bottom <= box.bottom + 1)
    ) {
      return [];
    }
    return [`${label.textContent}: ${left} to ${right} in ${box.left} to ${box.right}`];
  });
}
