/** @type {import('@stryker-mutator/api/core').PartialStrykerOptions} */
export default {
  packageManager: 'npm',
  plugins: ['@stryker-mutator/vitest-runner', './test/mutation/ignore-declarations.mjs'],
  ignorers: ['declarations'],
  testRunner: 'vitest',
  vitest: { configFile: 'test/mutation/vitest.config.ts', related: false },
  mutate: ['src/{check,laws,statistics,sabotage,comparison}/**/*.ts'],
  // No such file: to rewrite one, Stryker asks for a JavaScript API that TypeScript 7 has not.
  tsconfigFile: 'none',
  ignorePatterns: ['/.cache', '/.ci', '/.github', '/dist'],
  coverageAnalysis: 'perTest',
  // Tables and constants, run only while a file loads: each of these mutants needs every test.
  ignoreStatic: true,
  concurrency: 2,
  timeoutMS: 3000,
  timeoutFactor: 2,
  dryRunTimeoutMinutes: 15,
  reporters: ['clear-text', 'html', 'json'],
  clearTextReporter: { allowColor: false, logTests: false, reportTests: false },
  htmlReporter: { fileName: '.cache/mutation/mutation.html' },
  jsonReporter: { fileName: '.cache/mutation/mutation.json' },
  incrementalFile: '.cache/mutation/incremental.json',
  tempDirName: '.cache/mutation/sandbox',
  thresholds: { high: 95, low: 85, break: 85 },
};
