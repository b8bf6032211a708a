import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const source = (file: string) => fileURLToPath(new URL(`src/${file}`, import.meta.url));

export default defineConfig({
  resolve: { alias: { 'bookproof/vitest': source('vitest.ts'), bookproof: source('index.ts') } },
  test: {
    include: ['test/**/*.test.ts'],
    globalSetup: './test/tools/build-viewer.ts', // the pages under test run what the sources say now
    reporters: ['default', './test/tools/slowest-five.ts'],
    maxWorkers: '100%', // all cores: a test of the command spends half its time waiting for one
    testTimeout: 60_000,
    hookTimeout: 240_000,
  },
});
