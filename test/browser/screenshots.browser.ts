import { mkdir } from 'node:fs/promises';
import { resolve } from 'node:path';
import { beforeAll, expect, it } from 'vitest';
import { inBrowser } from './in-browser.ts';
import { addressOf, withPage } from './open-page.ts';
import { pageNames } from './page-names.ts';

/** To be looked at by eye; git ignores it. */
const folder = resolve(import.meta.dirname, '../../.cache/screenshots');

const looks = [
  { colorScheme: 'light', width: 1280 },
  { colorScheme: 'dark', width: 390 },
] as const;
const cases = looks.flatMap((look) => pageNames.map((name) => ({ ...look, name })));

inBrowser('a picture of a page', (browser) => {
  beforeAll(() => mkdir(folder, { recursive: true }));

  it.each(cases)('of $name, $colorScheme at $width px, is kept', ({ name, ...look }) =>
    withPage(browser(), addressOf(name), look, async ({ page }) => {
      const file = `${name.replaceAll(' ', '-')}-${look.colorScheme}-${look.width}.png`;
      const picture = await page.screenshot({ path: resolve(folder, file), fullPage: true });
      expect(picture.readUInt32BE(16)).toBe(look.width); // of the PNG's head
    }),
  );
});
