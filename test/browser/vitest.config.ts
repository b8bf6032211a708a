import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** The report in a real browser, driven from Node: `npm run test:browser`. */
export default defineConfig({
  root,
  resolve: { alias: { bookproof: fileURLToPath(new URL('../../src/index.ts', import.meta.url)) } },
  test: {
    include: ['test/browser/*.browser.ts'],
    globalSetup: ['test/tools/build-all.ts', 'test/browser/render-pages.ts'],
    reporters: ['verbose'], // where there is no browser, what was skipped says why
    maxWorkers: 2, // a browser each
    testTimeout: 60_000,
    hookTimeout: 120_000,
  },
});
