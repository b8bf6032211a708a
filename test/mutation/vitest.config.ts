import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

/** The unit tests of the judging rooms alone: none trains or starts a process, so that a mutant costs milliseconds. */
export default defineConfig({
  root: fileURLToPath(new URL('../..', import.meta.url)),
  test: {
    include: [
      'test/{check,laws,statistics,sabotage,comparison}/**/*.test.ts',
      'test/calibrate/null-suites.test.ts',
    ],
    // 25 million steps, each counted in the first run of a mutation test: 40 s of it.
    exclude: ['test/statistics/mann-whitney-limit.test.ts'],
    testTimeout: 60_000,
  },
});
