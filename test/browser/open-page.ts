import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { inject } from 'vitest';
import type { PageName } from './page-names.ts';

export type Opened = {
  readonly page: Page;
  /** Addresses asked for, the page itself first. */
  readonly requests: readonly string[];
  /** What the page printed, threw, or asked in a dialog. */
  readonly complaints: readonly string[];
  readonly close: () => Promise<void>;
};

export type Options = BrowserContextOptions & { readonly width?: number };

/** Where a page lies, as a browser names it. */
export function addressOf(name: PageName): string {
  const parts = name === 'the index' ? ['index.html'] : [name, 'index.html'];
  return pathToFileURL(join(inject('pages'), ...parts)).href;
}

/** Opens a page from its file, the network off: whatever it asks for besides is noted and refused. */
export async function openPage(
  browser: Browser,
  address: string,
  { width = 1280, ...options }: Options = {},
): Promise<Opened> {
  const context = await browser.newContext({ viewport: { width, height: 900 }, ...options });
  await context.setOffline(true);
  const requests: string[] = [];
  const complaints: string[] = [];
  const file = address.replace(/#.*/, '');
  await context.route(
    (url) => url.href.replace(/#.*/, '') !== file,
    (route) => route.abort(),
  );
  await context.addInitScript(recordMischief);
  const page = await context.newPage();
  page.on('request', (request) => requests.push(request.url()));
  page.on('console', (message) => complaints.push(`console: ${message.text()}`));
  page.on('pageerror', (error) => complaints.push(`error: ${error.message}`));
  page.on('dialog', (dialog) => {
    complaints.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  await page.goto(address);
  return { page, requests, complaints, close: () => context.close() };
}

/** Runs a task on an open page, and closes it whatever happens. */
export async function withPage<T>(
  browser: Browser,
  address: string,
  options: Options,
  task: (opened: Opened) => Promise<T>,
): Promise<T> {
  const opened = await openPage(browser, address, options);
  try {
    return await task(opened);
  } finally {
    await opened.close();
  }
}

/** What policies refused and what injected code called: `mischief` of the window. */
export function mischiefOf(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => (window as unknown as { mischief: string[] }).mischief);
}

/** Runs in the page before anything of it. */
function recordMischief(): void {
  const mischief: string[] = [];
  Object.assign(window, { mischief });
  document.addEventListener('securitypolicyviolation', ({ violatedDirective, sourceFile, lineNumber }) =>
    mischief.push(`policy: ${violatedDirective} at ${sourceFile}:${lineNumber}`),
  );
  for (const name of ['alert', 'confirm', 'prompt', 'open', 'print', 'fetch'] as const) {
    Object.assign(window, { [name]: (...args: unknown[]) => mischief.push(`${name}(${args.join(', ')})`) });
  }
}
