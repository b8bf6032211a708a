import { existsSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { chromium, type Browser } from 'playwright-core';
import { median } from './median.ts';

export type OpenTimes = {
  /** Seconds from the start of navigation until all is loaded and something is painted. */
  readonly ready: number;
  /** Seconds from the first click until a picture is live; null where the page has no live pictures. */
  readonly live: number | null;
};

const executablePath = process.env['BOOKPROOF_CHROMIUM'] ?? '/usr/bin/chromium';

/** Medians over fresh windows of one browser; why not, where there is no browser. */
export async function openTimes(file: string, rounds: number): Promise<OpenTimes | string> {
  if (!existsSync(executablePath))
    return `not opened: no browser at ${executablePath}: apt-get install chromium`;
  const browser = await chromium.launch({ executablePath, args: ['--disable-gpu'] });
  try {
    await openOnce(browser, file); // the first window of a browser pays for its start
    const times: OpenTimes[] = [];
    for (let round = 0; round < rounds; round++) times.push(await openOnce(browser, file));
    const lives = times.flatMap(({ live }) => live ?? []);
    return {
      ready: median(times.map(({ ready }) => ready)),
      live: lives.length === 0 ? null : median(lives),
    };
  } finally {
    await browser.close();
  }
}

async function openOnce(browser: Browser, file: string): Promise<OpenTimes> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
  const page = await context.newPage();
  await page.goto(pathToFileURL(file).href, { waitUntil: 'load' });
  const ready: number = await page.evaluate(readyTime);
  const live: number | null = await page.evaluate(liveTime);
  await context.close();
  return { ready: ready / 1000, live: live === null ? null : live / 1000 };
}

// As text, since what compiles this file puts helpers into functions that a page does not have.
const readyTime = `new Promise((resolve) => {
  new PerformanceObserver((list) => {
    const [{ loadEventEnd }] = performance.getEntriesByType('navigation');
    resolve(Math.max(loadEventEnd, list.getEntries()[0].startTime));
  }).observe({ type: 'paint', buffered: true });
})`;

const liveTime = `new Promise((resolve, reject) => {
  const button = document.querySelector('figure [data-tool=live]');
  if (button === null) return resolve(null);
  const from = performance.now();
  const look = () => {
    if (document.querySelector('figure .live svg') !== null) resolve(performance.now() - from);
    else if (performance.now() - from > 10_000) reject(new Error('the picture does not go live'));
    else requestAnimationFrame(look);
  };
  button.click();
  look();
})`;
