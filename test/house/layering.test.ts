import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { importsOf, moduleOf, readModules, src, type Import } from '../fixtures/house/read-imports.ts';

type Room = {
  /** Rooms it may import from, values and types. */
  readonly from: readonly string[];
  /** Packages and Node modules; `node:` stands for all of them. */
  readonly packages: readonly string[];
  readonly because: string;
};

/** Who may import whom. Rooms stand in the order in which the data passes through. */
const rooms: Readonly<Record<string, Room>> = {
  book: {
    from: [],
    packages: ['@tensorflow/tfjs'],
    because: 'it is the book: it knows nothing of the harness',
  },
  model: {
    from: [],
    packages: ['zod'],
    because: 'it is what the rooms hand each other: schemas, their types, and how to go through them',
  },
  random: { from: ['model'], packages: ['node:crypto'], because: 'a stream is arithmetic' },
  statistics: {
    from: [],
    packages: [],
    because: 'it is arithmetic on samples, whatever they were taken of',
  },
  laws: {
    from: ['model', 'statistics'],
    packages: [],
    because: 'it computes from the mathematics alone, never from book/',
  },
  spec: {
    from: ['model', 'laws'],
    packages: ['yaml', 'zod', 'fastest-levenshtein', 'node:path'],
    because: 'text becomes an experiment without touching a file; a law says what must be stated',
  },
  plan: { from: ['model', 'spec'], packages: ['node:crypto'], because: 'a plan is data' },
  check: {
    from: ['model', 'spec', 'plan', 'laws', 'statistics', 'random'],
    packages: ['zod', 'node:crypto'],
    because: 'it judges numbers, and tells runs apart by a digest; TensorFlow.js never',
  },
  load: {
    from: [],
    packages: ['tsx/cjs/api', 'tsx/esm/api', 'node:'],
    because:
      'it loads a book’s modules, whoever wants them in whatever thread, and sees what they load and read',
  },
  jit: {
    from: ['model', 'random', 'load'],
    packages: ['node:crypto', 'node:fs', 'node:module', 'node:path', 'node:url'],
    because:
      'a subject becomes a program for many runs at once; it extends the cpu backend of the subject’s TensorFlow.js, to trace what a subject asks of it, and names the line where it cannot, telling by load/ what code is bookproof’s own',
  },
  run: {
    from: ['model', 'spec', 'plan', 'random', 'statistics', 'laws', 'check', 'jit', 'load'],
    packages: ['piscina', 'node:'],
    because: 'it trains, times its runs, and measures beside the fits',
  },
  outcome: {
    from: ['model', 'plan', 'check', 'statistics'],
    packages: ['zod'],
    because: 'a document of what was measured and decided is made, read and written',
  },
  sabotage: {
    from: ['model', 'outcome'],
    packages: ['fastest-levenshtein', '@babel/parser'],
    because: 'it makes defects, and judges the checks by them, from texts and verdicts alone',
  },
  comparison: {
    from: ['model', 'plan', 'statistics', 'check', 'outcome'],
    packages: [],
    because: 'it judges two outcomes or two baselines, from the documents alone',
  },
  report: {
    from: ['model', 'spec', 'plan', 'statistics', 'check', 'sabotage', 'comparison', 'outcome'],
    packages: ['handlebars', 'vega', 'vega-lite', 'vega-interpreter', 'canvas', 'node:crypto', 'node:zlib'],
    because: 'it words and draws an Outcome: no training, no clock, no file',
  },
  io: {
    from: ['model', 'spec', 'check', 'outcome', 'load'],
    packages: ['node:'],
    because: 'files, environment, loading',
  },
  native: {
    from: ['io'],
    packages: ['node:', '@tensorflow/tfjs'],
    because: 'it installs tfjs-node; TensorFlow.js only to see whether it loads, in a process of its own',
  },
  app: {
    from: ['model', 'spec', 'plan', 'check', 'sabotage', 'comparison', 'run', 'outcome', 'report', 'io'],
    packages: ['cli-progress', 'node:os', 'node:path', 'node:vm'],
    because: 'it puts the rooms together for one use; the process is handed to it',
  },
  cli: {
    from: [
      'model',
      'spec',
      'plan',
      'check',
      'sabotage',
      'comparison',
      'run',
      'outcome',
      'report',
      'io',
      'native',
      'app',
    ],
    packages: ['node:util', 'node:path', 'node:url', 'node:os', 'node:crypto', 'node:readline'],
    because: 'it reads the command line, asks app/ for what it says, and seals what is printed',
  },
  '.': {
    from: ['model', 'spec', 'sabotage', 'run', 'outcome', 'report', 'io', 'load', 'app', 'cli'],
    packages: ['vitest', 'node:path', 'node:url', 'node:os'],
    because: 'the entries: index, vitest, cli',
  },
};

function roomOf(file: string): string {
  return file.includes('/') ? (file.split('/')[0] ?? '') : '.';
}

const files = readModules().filter(
  (file) => !/(^|\/)(bookproof|build|compile|is-current|pack|worker-bootstrap)\.mjs$/.test(file),
);
const imports = files.flatMap(importsOf);
const textOf = (file: string) => readFileSync(join(src, file), 'utf8');

function offence({ file, target, typeOnly }: Import): string | undefined {
  const room = roomOf(file);
  const rule = rooms[room];
  if (rule === undefined) return `${file}: room ${room} stands in no row of the table`;
  if (target.startsWith('.')) {
    const other = roomOf(moduleOf({ file, target }));
    if (other === room || rule.from.includes(other)) return undefined;
    return `${file} imports ${target}: ${room}/ may not, since ${rule.because}`;
  }
  const allowed = rule.packages.some(
    (name) => target === name || (name === 'node:' && target.startsWith('node:')),
  );
  return allowed || typeOnly
    ? undefined
    : `${file} imports ${target}: ${room}/ may not, since ${rule.because}`;
}

function importersOf(packageName: RegExp): string[] {
  return [
    ...new Set(
      imports.filter(({ target, typeOnly }) => packageName.test(target) && !typeOnly).map(({ file }) => file),
    ),
  ];
}

describe('the layers', () => {
  it('read a plausible number of imports', () => expect(imports.length).toBeGreaterThan(200));

  it('hold: every room imports only what its row allows', () =>
    expect(imports.map(offence).filter((found) => found !== undefined)).toEqual([]));

  it('import Handlebars in one file', () =>
    expect(importersOf(/^handlebars/)).toEqual(['report/html/handlebars.ts']));

  it('import Vega in one file', () => expect(importersOf(/^vega/)).toHaveLength(1));

  it('import TensorFlow.js in the book alone: elsewhere it is the copy that the subject resolves', () => {
    const importers = importersOf(/^@tensorflow/);
    expect(importers).not.toHaveLength(0);
    expect(importers.filter((file) => !/^(book|native)\//.test(file))).toEqual([]);
  });

  it('name no subject outside the book', () => {
    const naming = files.filter(
      (file) => !file.startsWith('book') && /weight.?decay|polynomial.?fit/i.test(textOf(file)),
    );
    expect(naming).toEqual([]);
  });

  it('read no clock and no chance in the pure rooms', () => {
    const pure = files.filter((file) =>
      /^(book|model|spec|plan|random|laws|statistics|check|report)\b/.test(file),
    );
    const impure = pure.filter((file) =>
      /Math\.random\(|\} = Math\b|Date\.now|new Date\(\)|performance\.now/.test(textOf(file)),
    );
    // serve-chance stands in for Math.random, and hands the engine's own out between runs
    expect(impure).toEqual(['random/serve-chance.ts']);
  });

  it('write to the console in no room', () => {
    const talking = files.filter((file) => /\bconsole\.|process\.(stdout|stderr|exit)/.test(textOf(file)));
    // ask is the question at the terminal, hold-exit stands in for the exit of a book's module, and probe-native
    // holds the text of a program for a process of its own; keep-output takes the streams from the book
    expect(talking.toSorted()).toEqual([
      'cli.ts',
      'cli/ask.ts',
      'load/hold-exit.ts',
      'native/probe-native.ts',
      'run/worker/keep-output.ts',
    ]);
  });
});
