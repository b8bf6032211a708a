import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const source = (file: string) => fileURLToPath(new URL(`src/${file}`, import.meta.url));

/** What keeps state of the whole thread or process, such as hooks of Node's loader, and needs one of its own. */
const alone = [
  'test/load/**/*.test.ts',
  'test/run/worker/{time-zone,watch-backend,load-subject}.test.ts',
  'test/run/worker/backend/{tfjs-facade,wasm-memory}.test.ts',
  'test/cli/commands/refused-output.test.ts',
  'test/native/**/*.test.ts',
  'test/app/sabotage/**/*.test.ts',
  'test/random/chance.test.ts',
];
const endToEnd = 'test/end-to-end/**/*.test.ts';
/** The tarball as npm installs it, which `.ci/run` tries on several Node lines. */
const packed = 'test/end-to-end/package/*.test.ts';

export default defineConfig({
  resolve: {
    alias: [
      { find: /^bookproof\/vitest$/, replacement: source('vitest.ts') },
      { find: /^bookproof$/, replacement: source('index.ts') },
      { find: /^.*\/worker-file\.ts$/, replacement: source('../test/tools/bundled-worker-file.ts') },
    ],
  },
  test: {
    globalSetup: './test/tools/build-all.ts',
    reporters: ['default', './test/tools/slowest-five.ts'],
    maxWorkers: '100%', // all cores: a test of the command spends half its time waiting for one
    testTimeout: 60_000,
    hookTimeout: 240_000,
    projects: [
      {
        extends: true,
        test: {
          name: 'units',
          include: ['test/**/*.test.ts'],
          exclude: [...alone, endToEnd],
          isolate: false, // TensorFlow.js and Vega are loaded once a worker
        },
      },
      { extends: true, test: { name: 'alone', include: alone } },
      { extends: true, test: { name: 'end-to-end', include: [endToEnd], exclude: [packed] } },
      { extends: true, test: { name: 'package', include: [packed] } },
    ],
  },
});
