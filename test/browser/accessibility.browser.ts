import axe, { type AxeResults } from 'axe-core';
import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { inBrowser } from './in-browser.ts';
import { addressOf, withPage } from './open-page.ts';
import { pageNames } from './page-names.ts';
import { unfold } from './unfold.ts';

const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

const looks = (['light', 'dark'] as const).flatMap((colorScheme) =>
  [390, 1280].map((width) => ({ colorScheme, width })),
);
const cases = looks.flatMap((look) => pageNames.map((name) => ({ ...look, name })));

inBrowser('a page, with everything unfolded', (browser) => {
  it.each(cases)('($colorScheme, $width px) of $name breaks no rule of axe', ({ name, ...look }) =>
    withPage(browser(), addressOf(name), look, async ({ page }) => {
      await unfold(page);
      expect(await violationsOf(page)).toEqual([]);
    }),
  );
});

/** Rules broken, each with the elements that break it. Evaluated from outside, where the page's policy does not reach. */
async function violationsOf(page: Page): Promise<readonly string[]> {
  await page.evaluate(axe.source);
  const { violations } = await page.evaluate(
    (values): Promise<AxeResults> =>
      (window as unknown as { axe: typeof axe }).axe.run(document, {
        runOnly: { type: 'tag', values },
        resultTypes: ['violations'],
      }),
    rules,
  );
  return violations.map(
    ({ id, help, nodes }) =>
      `${id}: ${help}: ${nodes
        .slice(0, 5)
        .map(({ html, failureSummary }) => `${html} (${failureSummary})`)
        .join('; ')}`,
  );
}
