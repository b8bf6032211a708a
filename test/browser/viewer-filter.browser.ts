import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { kindsOfOutcome } from '../fixtures/report/kinds-of-outcome.ts';
import { inBrowser } from './in-browser.ts';
import { addressOf, mischiefOf, withPage } from './open-page.ts';
import { setOff, ways, windowFor } from './ways.ts';

const red = () => addressOf('red');
const { checks } = kindsOfOutcome.red();

/** Anchors of the checks of the red Outcome that are as asked. */
function anchorsOf(asked: (check: (typeof checks)[number]) => boolean): readonly string[] {
  return checks
    .filter(asked)
    .map(({ role, id }) => `${role}-${id}`)
    .toSorted();
}

const all = anchorsOf(() => true);
const failing = anchorsOf(({ verdict }) => verdict.state === 'fails');

inBrowser('the filter of a page', (browser) => {
  it('shows every check at first', () =>
    withPage(browser(), red(), {}, async ({ page }) => expect(await shownOf(page)).toEqual(all)));

  it('shows the checks of a verdict, and keeps it in the address', () =>
    withPage(browser(), red(), {}, async ({ page }) => {
      await page.locator('#filter [name=verdict]').selectOption('fails');
      expect(await shownOf(page)).toEqual(failing);
      expect(new URL(page.url()).hash).toBe('#?verdict=fails');
    }));

  it('says how many it shows', () =>
    withPage(browser(), red(), {}, async ({ page }) => {
      await page.locator('#filter [name=verdict]').selectOption('fails');
      const count = (await page.locator('#filter .count').textContent()) ?? '';
      expect(count.match(/\d+/g)).toEqual([String(failing.length), String(all.length)]);
    }));

  it('shows the claims alone', () =>
    withPage(browser(), red(), {}, async ({ page }) => {
      await page.locator('#filter [name=role]').selectOption('claim');
      expect(await shownOf(page)).toEqual(anchorsOf(({ role }) => role === 'claim'));
    }));

  it('shows what is asked by an expression, which stands there to be copied', () =>
    withPage(browser(), red(), {}, async ({ page }) => {
      await page.locator('#filter [name=text]').fill('falls along lambda');
      expect(await shownOf(page)).toEqual(['claim-trend']);
    }));

  it('shows what holds a word', () =>
    withPage(browser(), red(), {}, async ({ page }) => {
      await page.locator('#filter [name=text]').fill('BLOWS');
      expect(await shownOf(page)).toEqual(['claim-blows-up']);
    }));

  it.each([
    ['#?verdict=fails', failing],
    ['#?verdict=fails&role=guard', ['guard-data-law']],
    ['#?text=falls', ['claim-falls', 'claim-trend']],
    ['#?verdict=fails&text=no+such+word', []],
    ['#?verdict=nonsense', all],
    ['#?unknown=1', all],
    ['#?', all],
    ['#?lambda=700', ['claim-blows-up']],
    ['#?lambda=1', all], // no choice that the page offers
    ['#?lambda=0', ['claim-falls', 'claim-mostly', 'claim-trend']],
    ['#?lambda=5&verdict=holds', ['claim-mostly']],
  ])('reads the address %s', (fragment, wanted) =>
    withPage(browser(), `${red()}${fragment}`, {}, async ({ page }) => {
      expect(await shownOf(page)).toEqual(wanted);
    }),
  );

  it.each(ways)('is cleared by its button, by %s', (way) =>
    withPage(browser(), `${red()}#?verdict=fails&text=noise`, windowFor(way), async ({ page }) => {
      await setOff(page.locator('#filter .clear'), way);
      expect(await shownOf(page)).toEqual(all);
      expect(new URL(page.url()).hash).toBe('');
    }),
  );

  it('is undone by going back', () =>
    withPage(browser(), red(), {}, async ({ page }) => {
      await page.locator('#filter [name=verdict]').selectOption('fails');
      await page.goBack();
      await expect.poll(() => shownOf(page)).toEqual(all);
    }));

  it('is used by keyboard alone', () =>
    withPage(browser(), red(), {}, async ({ page }) => {
      await page.locator('#filter [name=text]').focus();
      await page.keyboard.type('mostly');
      expect(await shownOf(page)).toEqual(['claim-mostly']);
      await page.keyboard.press('Escape');
      expect(await shownOf(page)).toEqual(all);
    }));

  it('leads a link to a check that it hides', () =>
    withPage(browser(), `${red()}#?verdict=fails`, {}, async ({ page }) => {
      await page.evaluate(() => (location.hash = '#claim-mostly'));
      await expect.poll(() => shownOf(page)).toContain('claim-mostly');
      await expect.poll(() => isInView(page, 'claim-mostly')).toBe(true);
    }));

  it('takes an address for text', () =>
    withPage(
      browser(),
      `${red()}#?text=${encodeURIComponent('<img src=x onerror=alert(1)>')}`,
      {},
      async ({ page, complaints }) => {
        expect(await shownOf(page)).toEqual([]);
        expect(await mischiefOf(page)).toEqual([]);
        expect(complaints).toEqual([]);
      },
    ));
});

inBrowser('a link into a page', (browser) => {
  it.each(ways)('stands beside every check, and is followed by %s', (way) =>
    withPage(browser(), red(), windowFor(way), async ({ page }) => {
      await setOff(page.locator('#guard-data-law a[href="#guard-data-law"]'), way);
      expect(new URL(page.url()).hash).toBe('#guard-data-law');
      expect(await page.evaluate(() => document.querySelector(':target')?.id)).toBe('guard-data-law');
    }),
  );

  it.each(all)('#%s opens the page there', (anchor) =>
    withPage(browser(), `${red()}#${anchor}`, {}, async ({ page }) =>
      expect.poll(() => isInView(page, anchor)).toBe(true),
    ),
  );
});

function shownOf(page: Page): Promise<readonly string[]> {
  return page.locator('main article.check').evaluateAll((articles) =>
    articles
      .filter((one) => one.checkVisibility())
      .map(({ id }) => id)
      .toSorted(),
  );
}

function isInView(page: Page, id: string): Promise<boolean> {
  return page.evaluate((wanted) => {
    const box = document.getElementById(wanted)?.getBoundingClientRect();
    return box !== undefined && box.top < window.innerHeight && box.bottom > 0;
  }, id);
}
