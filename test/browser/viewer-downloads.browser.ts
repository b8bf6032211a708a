import { readFile } from 'node:fs/promises';
import { createCanvas, loadImage } from 'canvas';
import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { kindsOfOutcome } from '../fixtures/report/kinds-of-outcome.ts';
import { inBrowser } from './in-browser.ts';
import { addressOf, withPage } from './open-page.ts';
import { parseCsv } from './parse-csv.ts';
import { setOff, ways, windowFor, type Way } from './ways.ts';

type Tool = 'svg' | 'png' | 'csv';

inBrowser('a picture’s download', (browser) => {
  it.each(ways.flatMap((way) => (['svg', 'png', 'csv'] as const).map((tool) => [tool, way] as const)))(
    'as %s is given by %s',
    (tool, way) =>
      withPage(browser(), addressOf('green'), windowFor(way), async ({ page }) => {
        const { name, bytes } = await download(page, 'curves-1', tool, way);
        expect(name).toBe(`ridge-curves-1.${tool}`);
        expect(bytes.length).toBeGreaterThan(0);
      }),
  );

  it('as SVG is a whole document, drawn in literal colours', () =>
    withPage(browser(), addressOf('green'), {}, async ({ page }) => {
      const text = (await download(page, 'along-1-1', 'svg')).bytes.toString('utf8');
      const parsed = await page.evaluate((source) => {
        const { documentElement } = new DOMParser().parseFromString(source, 'image/svg+xml');
        return {
          root: documentElement.localName,
          namespace: documentElement.namespaceURI,
          errors: documentElement.querySelectorAll('parsererror').length,
          texts: [...documentElement.querySelectorAll('text')].map(({ textContent }) => textContent),
        };
      }, text);
      expect(parsed).toMatchObject({ root: 'svg', namespace: 'http://www.w3.org/2000/svg', errors: 0 });
      expect(parsed.texts).toEqual(expect.arrayContaining(['train loss', 'test loss', 'λ']));
      expect(text).not.toContain('var(');
      expect(text).not.toMatch(/<script|\bon\w+=/);
    }));

  it.each(['light', 'dark'] as const)(
    'as PNG from a %s page is a picture that shows something',
    (colorScheme) =>
      withPage(browser(), addressOf('green'), { colorScheme }, async ({ page }) => {
        const { bytes } = await download(page, 'along-1-1', 'png');
        expect([...bytes.subarray(0, 8)]).toEqual([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
        const image = await loadImage(bytes);
        expect(image.width).toBeGreaterThan(300);
        expect(image.height).toBeGreaterThan(200);
        const canvas = createCanvas(image.width, image.height);
        const context = canvas.getContext('2d');
        context.drawImage(image, 0, 0);
        const { data } = context.getImageData(0, 0, image.width, image.height);
        const colours = new Set(new Uint32Array(data.buffer));
        expect(colours.size).toBeGreaterThan(20); // two lines, their bands, text, smoothed edges
      }),
  );

  it('as CSV holds every number of the curves, in full', () =>
    withPage(browser(), addressOf('green'), {}, async ({ page }) => {
      const [, ...rows] = parseCsv((await download(page, 'curves-1', 'csv')).bytes.toString('utf8'));
      const values = kindsOfOutcome
        .green()
        .records.filter(({ run }) => run.startsWith('lambda=0,'))
        .flatMap((record) => (record.state === 'finished' ? Object.values(record.metrics).flat() : []));
      const numbers = new Set(rows.flat().map(Number));
      expect(values).toHaveLength(3 * 2 * 10);
      expect(rows).toHaveLength(values.length);
      expect(values.filter((value) => !numbers.has(value))).toEqual([]);
    }));

  it('as CSV of a map holds a row for every point, named as in the picture', () =>
    withPage(browser(), addressOf('lanes'), {}, async ({ page }) => {
      const [head, ...rows] = parseCsv(
        (await download(page, 'claim-falls-map', 'csv')).bytes.toString('utf8'),
      );
      expect(head?.slice(0, 2)).toEqual(['λ', 'epoch']);
      const held = kindsOfOutcome.lanes().maps[0]?.held?.flat() ?? [];
      expect(rows.map((row) => Number(row[3]))).toEqual(held);
    }));

  it.each(['svg', 'png'] as const)('of a map is given as %s', (tool) =>
    withPage(browser(), addressOf('lanes'), {}, async ({ page }) => {
      const { name, bytes } = await download(page, 'claim-falls-map', tool);
      expect(name).toBe(`ridge-claim-falls-map.${tool}`);
      expect(bytes.length).toBeGreaterThan(5000);
      if (tool === 'svg') expect(bytes.toString('utf8')).not.toContain('var(');
    }),
  );

  it('as CSV has a head for every column, and as many cells in every row', () =>
    withPage(browser(), addressOf('fifty'), {}, async ({ page }) => {
      const [head = [], ...rows] = parseCsv(
        (await download(page, 'along-1-7', 'csv')).bytes.toString('utf8'),
      );
      expect(head.filter((name) => name.trim() === '')).toEqual([]);
      expect(rows).toHaveLength(9);
      expect(rows.filter((row) => row.length !== head.length)).toEqual([]);
    }));

  it('as CSV of hostile strings starts no formula', () =>
    withPage(browser(), addressOf('hostile'), {}, async ({ page }) => {
      const rows = parseCsv((await download(page, 'curves-1', 'csv')).bytes.toString('utf8'));
      expect(rows.length).toBeGreaterThan(10);
      const formulas = rows.flat().filter((cell) => /^[=+@\t]|^-(?!\d)/.test(cell));
      expect(formulas).toEqual([]);
    }));

  it('keeps what a hostile page asks for from the network', () =>
    withPage(browser(), addressOf('hostile'), {}, async ({ page, requests, complaints }) => {
      for (const tool of ['svg', 'png', 'csv'] as const) await download(page, 'curves-1', tool);
      expect(requests.filter((url) => !/^(?:file|blob|data):/.test(url))).toEqual([]);
      expect(complaints).toEqual([]);
    }));
});

async function download(page: Page, figure: string, tool: Tool, way: Way = 'mouse') {
  const waiting = page.waitForEvent('download');
  await setOff(page.locator(`#${figure} [data-tool=${tool}]`), way);
  const file = await waiting;
  return { name: file.suggestedFilename(), bytes: await readFile(await file.path()) };
}
