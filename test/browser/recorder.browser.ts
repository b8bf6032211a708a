import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, it } from 'vitest';
import { inBrowser } from './in-browser.ts';
import { mischiefOf, withPage, type Opened } from './open-page.ts';

// What the other suites rest on: that a page which misbehaves is noticed.
inBrowser('of a page that misbehaves', (browser) => {
  async function onPage<T>(html: string, task: (opened: Opened) => Promise<T>): Promise<T> {
    const folder = await mkdtemp(join(tmpdir(), 'bookproof-recorder-'));
    try {
      await writeFile(join(folder, 'beside.js'), 'console.log("ran")');
      await writeFile(join(folder, 'index.html'), html);
      return await withPage(browser(), pathToFileURL(join(folder, 'index.html')).href, {}, task);
    } finally {
      await rm(folder, { recursive: true });
    }
  }

  it('a file beside it that it asks for is noted and refused', () =>
    onPage('<script src="beside.js"></script>', async ({ requests, complaints }) => {
      expect(requests.map((url) => url.replace(/.*\//, ''))).toEqual(['index.html', 'beside.js']);
      expect(complaints).not.toContain('console: ran');
    }));

  it('an address in the network that it asks for is noted', () =>
    onPage('<img src="https://example.org/a.png" alt="">', async ({ requests }) =>
      expect(requests).toContain('https://example.org/a.png'),
    ));

  it('what it prints and throws is noted', () =>
    onPage('<script>console.log("said"); throw new Error("thrown")</script>', async ({ complaints }) =>
      expect(complaints).toEqual(['console: said', 'error: thrown']),
    ));

  it('a call of injected code is noted', () =>
    onPage('<script>alert(1)</script>', async ({ page }) =>
      expect(await mischiefOf(page)).toEqual(['alert(1)']),
    ));

  it('a breach of its policy is noted', () =>
    onPage(
      `<meta http-equiv="Content-Security-Policy" content="default-src 'none'"><p style="color: red">text</p>`,
      async ({ page }) =>
        expect(await mischiefOf(page)).toEqual([expect.stringContaining('policy: style-src-attr')]),
    ));
});
