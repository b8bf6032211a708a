import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium, type Browser, type BrowserContextOptions, type Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { hostileOutcome, redOutcome } from '../fixtures/report/outcome.ts';
import { renderAll } from '../fixtures/report/render-all.ts';

const attack = `"'><script>alert(1)</script><img src=x onerror=alert(1)></style><svg onload=x></script><!--`;
/** What a page must never do: ask for anything, talk, or be stopped by its own policy. */
const complaints: string[] = [];

let folder: string;
let browser: Browser;
let page: Page;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'viewer-'));
  writeFileSync(join(folder, 'red.html'), await renderAll(redOutcome()));
  writeFileSync(join(folder, 'hostile.html'), await renderAll(hostileOutcome(attack)));
  const { CHROMIUM: executablePath = '/usr/bin/chromium' } = process.env;
  browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] });
});
afterAll(async () => {
  await browser.close();
  rmSync(folder, { recursive: true, force: true });
});
afterEach(async () => {
  await page.context().close();
  expect(complaints.splice(0)).toEqual([]);
});

async function open(file: string, options: BrowserContextOptions = {}, fragment = ''): Promise<void> {
  const context = await browser.newContext({ acceptDownloads: true, ...options });
  page = await context.newPage();
  const url = `${pathToFileURL(join(folder, file)).href}${fragment}`;
  page.on('console', (message) => complaints.push(`console: ${message.text()}`)); // violations among them
  page.on('pageerror', (error) => complaints.push(`error: ${error.message}`));
  page.on('dialog', (dialog) => complaints.push(`dialog: ${dialog.message()}`));
  page.on('request', (request) => {
    const asked = request.url();
    if (asked !== url.split('#')[0] && !/^(data|blob):/.test(asked)) complaints.push(`request: ${asked}`);
  });
  await page.goto(url);
}

const tool = (figure: string, name: string) => page.locator(`#${figure} [data-tool=${name}]`);
const count = () => page.locator('#filter .count').textContent();
const fragment = () => new URL(page.url()).hash;

async function goLive(figure: string): Promise<void> {
  await tool(figure, 'live').click();
  await page.locator(`#${figure} .live svg`).waitFor();
}

async function save(figure: string, name: string): Promise<Buffer> {
  const [download] = await Promise.all([page.waitForEvent('download'), tool(figure, name).click()]);
  return readFileSync(await download.path());
}

describe('without scripts', () => {
  it('nothing dead is shown, and every claim has its link', async () => {
    await open('red.html', { javaScriptEnabled: false });
    expect(await page.locator('button:visible, select:visible, input:visible').count()).toBe(0);
    expect(await page.locator('.anchor:visible').count()).toBe(6);
  });
});

describe('a live picture', () => {
  it('shows a value by arrow keys, and as text whatever it holds', async () => {
    await open('hostile.html');
    await goLive('curves-1');
    await page.locator('#curves-1 .live').focus();
    await page.keyboard.press('ArrowRight');
    expect(await page.locator('#curves-1 .tip').textContent()).toContain('<img src=x onerror=alert(1)>');
  });

  it('lets a series step back and forward by its entry in the legend', async () => {
    await open('red.html');
    await goLive('curves-1');
    const entry = page.locator('#curves-1 .entry').first();
    await entry.click();
    expect(await entry.getAttribute('aria-pressed')).toBe('false');
    await page.locator('#curves-1 .live [opacity="0.07"]').first().waitFor({ state: 'attached' });
    await tool('curves-1', 'reset').click();
    await expect.poll(() => entry.getAttribute('aria-pressed')).toBe('true');
  });

  it('zooms by the wheel with Ctrl alone, and pans by dragging', async () => {
    await open('red.html');
    await goLive('curves-1');
    const live = page.locator('#curves-1 .live');
    await live.scrollIntoViewIfNeeded();
    const { x, y, width, height } = (await live.boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 };
    const labels = async () => (await live.locator('.role-axis-label text').allTextContents()).toSorted();
    const before = await labels();
    await page.mouse.move(x + width / 2, y + height / 2);
    await page.mouse.wheel(0, -10);
    expect(await labels()).toEqual(before);
    await page.keyboard.down('Control');
    await page.mouse.wheel(0, -400);
    await page.keyboard.up('Control');
    await expect.poll(labels).not.toEqual(before);
    const zoomed = await labels();
    await page.mouse.down();
    await page.mouse.move(x + width / 4, y + height / 4, { steps: 4 });
    await page.mouse.up();
    await expect.poll(labels).not.toEqual(zoomed);
    await tool('curves-1', 'reset').click();
    await expect.poll(labels).toEqual(before);
  });

  it('gives way to the static one again', async () => {
    await open('red.html');
    const still = await page.locator('#curves-1 > svg').innerHTML();
    await goLive('curves-1');
    await tool('curves-1', 'live').click();
    expect(await page.locator('#curves-1 > svg').innerHTML()).toBe(still);
  });
});

describe('a picture is saved', () => {
  it('as SVG with colours of its own', async () => {
    await open('red.html', { colorScheme: 'dark' });
    const svg = String(await save('curves-1', 'svg'));
    expect(svg).toContain('xmlns="http://www.w3.org/2000/svg"');
    expect(svg).toContain('stroke="#1f5fbf"');
    expect(svg).not.toContain('var(');
  });

  it('as PNG, twice as large as it is drawn', async () => {
    await open('red.html');
    const png = await save('curves-1', 'png');
    expect(png.subarray(1, 4).toString()).toBe('PNG');
    expect(png.readUInt32BE(16)).toBe(2 * (380 + 2 * 12));
  });

  it('as CSV under heads in words', async () => {
    await open('red.html');
    expect(String(await save('along-1-1', 'csv'))).toMatch(/^λ,series,smallest,median,largest\r\n/);
  });
});

describe('a command', () => {
  it('is copied where the browser has no clipboard to offer', async () => {
    await open('red.html');
    await page.evaluate('delete Navigator.prototype.clipboard');
    const command = page.locator('.commands dd').first();
    await command.locator('.copy').click();
    await expect.poll(() => page.locator('#status').textContent()).toBe('Copied');
    await page.locator('#filter input').press('Control+v');
    expect(await page.locator('#filter input').inputValue()).toBe(
      await command.locator('code').textContent(),
    );
  });
});

describe('the filter', () => {
  it('is kept in the address, and gone back from', async () => {
    await open('red.html');
    await page.locator('#filter [name=verdict]').selectOption('fails');
    await page.locator('#filter [data-axis=lambda]').selectOption('5');
    expect([fragment(), await count()]).toEqual(['#?verdict=fails&lambda=5', '1 of 6 shown']);
    await page.goBack();
    await expect.poll(count).toBe('2 of 6 shown');
    await page.goBack();
    await expect.poll(count).toBe('6 of 6 shown');
  });

  it('is restored from the address', async () => {
    await open('red.html', {}, '#?verdict=fails&role=guard&lambda=nonsense');
    expect(await count()).toBe('1 of 6 shown');
    expect(await page.locator('#filter [name=role]').inputValue()).toBe('guard');
  });

  it('is cleared by its button, and its words by Escape', async () => {
    await open('red.html', {}, '#?verdict=fails&text=noise');
    expect(await count()).toBe('1 of 6 shown');
    await page.locator('#filter [name=text]').press('Escape');
    expect(await count()).toBe('2 of 6 shown');
    await page.locator('#filter .clear').click();
    expect([fragment(), await count()]).toEqual(['', '6 of 6 shown']);
  });

  it('gives way to a link to what it hides', async () => {
    await open('red.html', {}, '#?verdict=fails');
    expect(await page.locator('#guard-streams').isVisible()).toBe(false);
    await page.evaluate(`location.assign('#guard-streams')`);
    await expect.poll(() => page.locator('#guard-streams').isVisible()).toBe(true);
  });
});
