import type { Locator } from 'playwright-core';
import { expect, it } from 'vitest';
import { kindsOfOutcome } from '../fixtures/report/kinds-of-outcome.ts';
import { inBrowser } from './in-browser.ts';
import { addressOf, mischiefOf, withPage } from './open-page.ts';
import { pageNames } from './page-names.ts';
import { setOff, ways, windowFor, type Way } from './ways.ts';
import { curveOf } from '../../src/model/run/metric.ts';

const drawn = pageNames.filter((name) => name !== 'the index');

inBrowser('a live picture', (browser) => {
  it.each(ways)('takes the place of the static one and gives it back, by %s', (way) =>
    withPage(browser(), addressOf('green'), windowFor(way), async ({ page }) => {
      const figure = page.locator('#curves-1');
      const before = await figure.locator('svg').innerHTML();
      await goLive(figure, way);
      expect(await figure.locator('svg').count()).toBe(1);
      await setOff(figure.locator('[data-tool=live]'), way);
      await expect.poll(() => figure.locator('.live').count()).toBe(0);
      expect(await figure.locator('svg').innerHTML()).toBe(before);
    }),
  );

  it.each(drawn.filter((name) => name !== 'fifty'))('of %s: each goes live, in silence', (name) =>
    withPage(browser(), addressOf(name), {}, async ({ page, requests, complaints }) => {
      for (const figure of await page.locator('figure').all()) await goLive(figure);
      expect(await mischiefOf(page)).toEqual([]);
      expect(complaints).toEqual([]);
      expect(requests).toEqual([addressOf(name)]);
    }),
  );

  it.each(drawn.filter((name) => name !== 'fifty'))(
    'of %s draws the marks that the static one draws',
    (name) =>
      withPage(browser(), addressOf(name), {}, async ({ page }) => {
        for (const figure of await page.locator('figure').all()) {
          const marks = () => figure.locator('svg .role-mark > path[d]').count();
          const still = await marks();
          await goLive(figure);
          expect(still).toBeGreaterThan(0);
          expect(await marks()).toBeGreaterThanOrEqual(still);
        }
      }),
  );

  it('is reached by keyboard, and tells its values one by one', () =>
    withPage(browser(), addressOf('green'), {}, async ({ page }) => {
      const figure = page.locator('#curves-1');
      await goLive(figure, 'keyboard');
      await figure.locator('.live').focus();
      const told: number[][] = [];
      for (let epoch = 0; epoch < 10; epoch++) {
        await page.keyboard.press('ArrowRight');
        told.push(await numbersOf(figure));
      }
      // whichever curve it begins with, its ten values in order
      const curves = kindsOfOutcome
        .green()
        .records.flatMap((record) =>
          record.state === 'finished' ? Object.values(record.metrics).map(curveOf) : [],
        );
      const isTold = (curve: readonly number[]) =>
        curve.every((value, at) => told[at]?.some((number) => Math.abs(number - value) <= value * 1e-4));
      expect(curves.filter(isTold).length, JSON.stringify(told)).toBeGreaterThan(0);
    }));

  it('of a map is walked tile by tile, along its rows and its columns, and shows at which it is', () =>
    withPage(browser(), addressOf('lanes'), {}, async ({ page }) => {
      const figure = page.locator('#claim-falls-map');
      await goLive(figure, 'keyboard');
      await figure.locator('.live').focus();
      const told: number[][] = [];
      for (const key of [
        'ArrowRight',
        'ArrowRight',
        'ArrowDown',
        'ArrowDown',
        'ArrowRight',
        'ArrowUp',
        'ArrowLeft',
      ]) {
        await page.keyboard.press(key);
        told.push((await numbersOf(figure)).slice(0, 2));
      }
      // λ and the epoch: from the corner at the top left
      expect(told).toEqual([
        [10, 1],
        [10, 2],
        [7, 2],
        [5, 2],
        [5, 3],
        [7, 3],
        [7, 2],
      ]);
      const place = await figure.locator('.dot.box').boundingBox();
      const tile = await figure
        .locator('.layer_0_marks path')
        .nth(6 * 20 + 1)
        .boundingBox(); // row by row from below
      for (const side of ['x', 'y', 'width', 'height'] as const)
        expect(Math.abs((place?.[side] ?? Number.NaN) - (tile?.[side] ?? 0))).toBeLessThan(1.5);
    }));

  it('of a map tells the share under the pointer', () =>
    withPage(browser(), addressOf('lanes'), {}, async ({ page }) => {
      const figure = page.locator('#claim-falls-map');
      await goLive(figure);
      const { x, y } = await middleOf(figure.locator('.layer_0_marks path').nth(5 * 20 + 9));
      await page.mouse.move(x, y);
      await expect.poll(() => figure.locator('.tip').isVisible()).toBe(true);
      const held = kindsOfOutcome.lanes().maps[0]?.held?.[5]?.[9] ?? Number.NaN;
      expect(await numbersOf(figure)).toEqual([5, 10, held / 10, held]);
      expect(await figure.locator('.tip dt').allTextContents()).toEqual([
        'λ',
        'epoch',
        'share in %',
        'seeds in which it holds',
      ]);
    }));

  it('tells the value under the pointer', () =>
    withPage(browser(), addressOf('green'), {}, async ({ page }) => {
      const figure = page.locator('#along-1-1');
      await goLive(figure);
      const { x, y } = await middleOf(figure.locator('.mark-symbol.role-mark path').first());
      await page.mouse.move(x, y);
      await expect.poll(() => figure.locator('.tip').isVisible()).toBe(true);
      const { summaries } = kindsOfOutcome.green();
      const medians = summaries.filter(({ metric }) => metric !== 'weightNorm').map(({ median }) => median);
      const told = await numbersOf(figure);
      expect(medians.some((value) => told.some((number) => Math.abs(number - value) <= value * 1e-4))).toBe(
        true,
      );
      await page.mouse.move(0, 0);
      await expect.poll(() => figure.locator('.tip').isVisible()).toBe(false);
    }));

  it('tells the value under a finger', () =>
    withPage(browser(), addressOf('green'), windowFor('touch'), async ({ page }) => {
      const figure = page.locator('#along-1-1');
      await goLive(figure, 'touch');
      const { x, y } = await middleOf(figure.locator('.mark-symbol.role-mark path').first());
      await page.touchscreen.tap(x, y);
      await expect.poll(() => figure.locator('.tip').isVisible()).toBe(true);
    }));

  it('is zoomed by keys and reset by its button', () =>
    withPage(browser(), addressOf('green'), {}, async ({ page }) => {
      const figure = page.locator('#curves-1');
      await goLive(figure);
      const lines = () =>
        figure.locator('svg .role-mark').evaluateAll((all) => all.map((one) => one.innerHTML).join());
      const whole = await lines();
      await figure.locator('.live').focus();
      await page.keyboard.press('+');
      await expect.poll(lines).not.toBe(whole);
      await figure.locator('[data-tool=reset]').click();
      await expect.poll(lines).toBe(whole);
      expect(await figure.locator('[data-tool=reset]').isVisible()).toBe(false);
    }));

  it('lets the wheel scroll the page, unless Ctrl is held', () =>
    withPage(browser(), addressOf('green'), {}, async ({ page }) => {
      const figure = page.locator('#curves-1');
      await goLive(figure);
      const { x, y } = await middleOf(figure.locator('.live'));
      await page.mouse.move(x, y);
      const top = () => page.evaluate(() => window.scrollY);
      const before = await top();
      await page.mouse.wheel(0, 100);
      await expect.poll(top).toBeGreaterThan(before);
      expect(await figure.locator('[data-tool=reset]').isVisible()).toBe(false);
    }));

  it.each(ways)('mutes a series by its legend, by %s', (way) =>
    withPage(browser(), addressOf('green'), windowFor(way), async ({ page }) => {
      const figure = page.locator('#curves-1');
      await goLive(figure, way);
      const entry = figure.locator('.live button.entry').first();
      expect(await entry.getAttribute('aria-pressed')).toBe('true');
      await setOff(entry, way);
      await expect.poll(() => entry.getAttribute('aria-pressed')).toBe('false');
      await setOff(entry, way);
      await expect.poll(() => entry.getAttribute('aria-pressed')).toBe('true');
    }),
  );

  it.each([390, 1280])('is no wider than its page (%i px)', (width) =>
    withPage(browser(), addressOf('fifty'), { width }, async ({ page }) => {
      for (const figure of (await page.locator('figure').all()).slice(0, 4)) await goLive(figure);
      expect(
        await page.evaluate(() => (document.scrollingElement?.scrollWidth ?? Number.NaN) - window.innerWidth),
      ).toBeLessThanOrEqual(0);
    }),
  );

  it('follows the page into the dark', () =>
    withPage(browser(), addressOf('green'), { colorScheme: 'light' }, async ({ page }) => {
      const figure = page.locator('#curves-1');
      await goLive(figure);
      const colour = () =>
        figure
          .locator('svg .role-mark path')
          .first()
          .evaluate((path) => getComputedStyle(path).stroke);
      const light = await colour();
      await page.emulateMedia({ colorScheme: 'dark' });
      expect(await colour()).not.toBe(light);
    }));
});

/** Makes a picture live, and waits until it is. */
async function goLive(figure: Locator, way: Way = 'mouse'): Promise<void> {
  await setOff(figure.locator('[data-tool=live]'), way);
  await figure.locator('.live svg').waitFor({ timeout: 10_000 });
}

/** Numbers that the tooltip tells. */
async function numbersOf(figure: Locator): Promise<number[]> {
  return (await figure.locator('.tip dd').allTextContents()).map(Number);
}

async function middleOf(element: Locator): Promise<{ readonly x: number; readonly y: number }> {
  await element.scrollIntoViewIfNeeded();
  const box = await element.boundingBox();
  if (!box) throw new Error('it is not to be seen');
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}
