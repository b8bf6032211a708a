import { expect, it } from 'vitest';
import { inBrowser } from './in-browser.ts';
import { addressOf, withPage } from './open-page.ts';
import { setOff, ways, windowFor } from './ways.ts';

const permissions = ['clipboard-read', 'clipboard-write'];

inBrowser('a button that copies', (browser) => {
  it.each(ways)('puts the command beside it on the clipboard, by %s', (way) =>
    withPage(browser(), addressOf('red'), { ...windowFor(way), permissions }, async ({ page }) => {
      const command = page.locator('#claim-falls .commands div').last();
      await setOff(command.locator('button.copy'), way);
      await expect
        .poll(() => page.evaluate(() => navigator.clipboard.readText()))
        .toBe((await command.locator('code').textContent()) ?? '');
    }),
  );

  it('says that it did', () =>
    withPage(browser(), addressOf('red'), { permissions }, async ({ page }) => {
      const button = page.locator('#claim-falls button.copy').first();
      const before = await button.textContent();
      await button.click();
      await expect.poll(() => button.textContent()).not.toBe(before);
      await expect.poll(() => page.locator('#status').textContent()).not.toBe('');
    }));

  it('copies a hostile command as it stands', () =>
    withPage(browser(), addressOf('hostile'), { permissions }, async ({ page }) => {
      const command = page.locator('.commands div').first();
      await command.locator('button.copy').click();
      await expect
        .poll(() => page.evaluate(() => navigator.clipboard.readText()))
        .toBe((await command.locator('code').textContent()) ?? '');
    }));

  it('stands beside every command', () =>
    withPage(browser(), addressOf('red'), {}, async ({ page }) => {
      const commands = await page.locator('.commands div').count();
      expect(commands).toBeGreaterThan(5);
      expect(await page.locator('.commands div button.copy:not([hidden])').count()).toBe(commands);
    }));
});
