import { existsSync } from 'node:fs';
import { chromium, type Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, it } from 'vitest';

const executablePath = process.env['BOOKPROOF_CHROMIUM'] ?? '/usr/bin/chromium';

const missing = `no browser at ${executablePath}: \`apt-get install chromium\`, or name one in BOOKPROOF_CHROMIUM`;

/**
 * A suite of tests in one browser. Where there is none it is skipped, in a line that says so; in CI it fails,
 * since a proof that nobody ran proves nothing.
 */
export function inBrowser(name: string, suite: (browser: () => Browser) => void): void {
  describe(name, () => {
    if (!existsSync(executablePath)) {
      if (!process.env['CI']) return it.skip(missing);
      return it('has a browser', () => {
        throw new Error(missing);
      });
    }
    let browser: Browser | undefined;
    beforeAll(async () => {
      browser = await chromium.launch({ executablePath, args: ['--disable-gpu'] });
    });
    afterAll(() => browser?.close());
    suite(() => {
      if (!browser) throw new Error('the browser is not open yet');
      return browser;
    });
  });
}
