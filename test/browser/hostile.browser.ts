import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { hostileOutcome } from '../fixtures/report/outcome.ts';
import { renderAll } from '../fixtures/report/render-all.ts';
import { attacks } from './attacks.ts';
import { inBrowser } from './in-browser.ts';
import { mischiefOf, withPage } from './open-page.ts';
import { unfold } from './unfold.ts';

const cases = Object.entries(attacks);

inBrowser('a page whose every string is', (browser) => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'bookproof-hostile-'));
  });
  afterAll(() => rm(folder, { recursive: true }));

  /** Writes the page of a text that stands in every field; its address. */
  async function written(name: string, text: string): Promise<string> {
    const place = join(folder, name.replaceAll(' ', '-'));
    await mkdir(place, { recursive: true });
    await writeFile(join(place, 'index.html'), await renderAll(hostileOutcome(text)));
    return pathToFileURL(join(place, 'index.html')).href;
  }

  it.each(cases)('%s has the elements that it has for a harmless string', async (name, attack) => {
    const attacked = await withPage(browser(), await written(name, attack), {}, ({ page }) =>
      skeletonOf(page),
    );
    const plain = await withPage(
      browser(),
      await written(`${name} harmless`, harmless(attack)),
      {},
      ({ page }) => skeletonOf(page),
    );
    expect(attacked.length).toBeGreaterThan(300);
    expect(attacked).toEqual(plain);
  });

  it.each(cases)('%s runs nothing, asks for nothing and breaks no rule', async (name, attack) => {
    const address = await written(name, attack);
    await withPage(browser(), address, {}, async ({ page, requests, complaints }) => {
      await unfold(page);
      await touchEverything(page);
      expect(await mischiefOf(page)).toEqual([]);
      expect(complaints).toEqual([]);
      expect(requests).toEqual([address]);
    });
  });

  it('an override of the direction of text turns its own text alone', async () => {
    const address = await written('a turned sentence', '\u202E');
    await withPage(browser(), address, {}, async ({ page }) => {
      const lines = await page.evaluate(() =>
        [...document.querySelectorAll('#claims h3, #claims .name')].map((line) =>
          [...line.children].map((part) => part.getBoundingClientRect().left),
        ),
      );
      expect(lines.filter((parts) => parts.length > 1).length).toBeGreaterThan(3);
      expect(lines.filter((parts) => parts.some((left, at) => left < (parts[at - 1] ?? 0)))).toEqual([]);
    });
  });

  it.each(cases)('%s links to nothing but places and pages of the report', async (name, attack) =>
    withPage(browser(), await written(name, attack), {}, async ({ page }) => {
      const links = await page
        .locator('[href]')
        .evaluateAll((all) => all.map((link) => link.getAttribute('href')));
      expect(links.length).toBeGreaterThan(10);
      expect(
        links.filter((href) => !/^(?:#[\w-]+|data:,|\.\.\/index\.html|outcome\.json)$/.test(href ?? '')),
      ).toEqual([]);
    }),
  );
});

/** As many characters, none of which any notation knows. */
function harmless(attack: string): string {
  return 'x'.repeat(attack.length);
}

/** Elements in order and in depth, each with the names of its attributes; what they hold is left out. */
function skeletonOf(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const lines: string[] = [];
    const walk = (element: Element, depth: number): void => {
      lines.push(`${' '.repeat(depth)}${element.tagName} ${element.getAttributeNames().join(' ')}`);
      for (const child of element.children) walk(child, depth + 1);
    };
    walk(document.documentElement, 0);
    return lines;
  });
}

/** Puts the focus and the pointer on all there is. */
async function touchEverything(page: Page): Promise<void> {
  await page.evaluate(() => {
    for (const element of document.querySelectorAll<HTMLElement>('body, body *')) {
      for (const kind of ['mouseover', 'mouseenter', 'pointerover', 'focus', 'error', 'load']) {
        element.dispatchEvent(new Event(kind, { bubbles: true }));
      }
    }
  });
}
