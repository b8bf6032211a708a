import { existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadingBook, writeBook, type PackageType } from './loading-book.ts';
import { npmInstall, packInto, run as runIn } from './packed.ts';
import { root } from '../workspace.ts';

/** A book of its own: a line through points, with its own names and nothing of bookproof’s. */
const lineChapter = `
import * as tf from '@tensorflow/tfjs';

interface Draws { normal(stream: string, shape: readonly number[]): Float32Array }
type Knobs = { readonly ridge?: number; readonly steps?: number };

/** Fits y = slope·x by gradient descent with a ridge penalty. */
export function fitLine({ ridge = 0, steps = 25 }: Knobs, draws: Draws) {
  const x = tf.tensor1d(draws.normal('abscissae', [30]));
  const y = x.mul(2).add(tf.tensor1d(draws.normal('scatter', [30])).mul(0.1));
  const slope = tf.variable(tf.scalar(0));
  const errors: number[] = [];
  for (let i = 0; i < steps; i++) {
    const { value, grads } = tf.variableGrads(() => x.mul(slope).sub(y).square().mean().add(slope.square().mul(ridge)) as tf.Scalar, [slope]);
    slope.assign(slope.sub(grads[slope.name]!.mul(0.1)));
    errors.push(value.dataSync()[0]!);
  }
  return { metrics: { error: errors }, parameters: { slope: slope.dataSync() as Float32Array } };
}
`;

const lineExperiment = `
import { experiment } from 'bookproof';
export default experiment\`
title: A line with a ridge
subject: ../chapters/line.ts#fitLine
metrics: [error]
sweep: { ridge: [0, 1, 4] }
seeds: 1..3
claims:
  - id: ridge-shrinks-the-slope
    says: The larger the ridge, the smaller the slope.
    expect: norm(slope) falls along ridge
  - id: descent-descends
    says: Gradient descent lowers the error.
    expect: error(ridge=0) falls along epoch
guards: [streams]
\`;
`;

const lineTest = `
import { testExperiment } from 'bookproof/vitest';
await testExperiment('experiments/line.experiment.ts', { backend: 'cpu' });
`;

const typesUsed = `
import { experiment, sabotage, type Fit, type Outcome, type Random, type Subject } from 'bookproof';
import { testExperiment, testSabotage } from 'bookproof/vitest';
export const sources = [experiment\`title: x\`, sabotage\`title: x\`];
export const draw = (random: Random): Fit => ({ metrics: { loss: [...random.normal('x', [1])] }, parameters: {} });
export const subject: Subject = (settings, random) => draw(random);
export const state: Outcome['checks'][number]['verdict']['state'] = 'holds';
export const tests = [testExperiment, testSabotage];
`;

let folder: string;

const run = (command: string, args: readonly string[], cwd = folder) => runIn(command, args, cwd);

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'a-book-'));
  const packed = packInto(folder);
  const files = {
    'package.json': JSON.stringify({
      name: 'a-book',
      private: true,
      type: 'module',
      scripts: { experiments: 'bookproof run' },
    }),
    'chapters/line.ts': lineChapter,
    'experiments/line.experiment.ts': lineExperiment,
    'line.test.ts': lineTest,
  };
  writeBook(folder, files);
  const { devDependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const ofCheckout = ['vitest', '@tensorflow/tfjs', '@tensorflow/tfjs-backend-wasm'];
  npmInstall(folder, [
    packed,
    ...ofCheckout.map((name) => `${name}@${devDependencies[name]}`),
    'typescript@5.9',
  ]);
}, 400_000);

afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('the packed tarball, installed in a foreign folder', () => {
  it('holds compiled JavaScript and no TypeScript source', () => {
    const installed = join(folder, 'node_modules/bookproof');
    expect(existsSync(join(installed, 'dist/cli.js'))).toBe(true);
    expect(existsSync(join(installed, 'src/cli.ts'))).toBe(false);
    expect(existsSync(join(installed, 'dist/book'))).toBe(false);
    expect(existsSync(join(installed, 'templates/viewer'))).toBe(false);
    const { scripts, devDependencies } = JSON.parse(readFileSync(join(installed, 'package.json'), 'utf8'));
    expect([scripts, devDependencies], 'what npm would run or warn of').toEqual([undefined, undefined]);
  });

  it.each([
    ['nodenext', 'nodenext'],
    ['esnext', 'bundler'],
  ])(
    'has types that compile with skipLibCheck off, as module %s with resolution %s',
    (module, resolution) => {
      writeBook(folder, { 'types.ts': typesUsed });
      const words = ['--noEmit', '--strict', '--skipLibCheck', 'false', '--target', 'es2023', 'types.ts'];
      const compile = () =>
        run('npx', ['tsc', '--module', module, '--moduleResolution', resolution, ...words]);
      expect(compile()).toBe('');
      writeBook(folder, { 'types.ts': typesUsed.replace("'holds'", '3') });
      expect(compile, 'the types are no any').toThrow();
    },
    240_000, // the compiler reads all declarations twice
  );

  it('decides the claims of a book’s own code, and writes its report', () => {
    const out = run('npm', ['run', '--silent', 'experiments', '--', '--backend', 'wasm']);
    expect(out).toContain('2 claims and 2 guards hold');
    const { checks } = JSON.parse(readFileSync(join(folder, 'reports/line/outcome.json'), 'utf8'));
    const [slope, error] = checks.map(
      (check: { verdict: { evidence: { rows: { readings: number[] }[] } } }) =>
        check.verdict.evidence.rows?.[0]?.readings,
    );
    expect(slope).toHaveLength(3);
    expect(slope[0]).toBeGreaterThan(slope[2]);
    expect(error).toHaveLength(25);
    const page = readFileSync(join(folder, 'reports/line/index.html'), 'utf8');
    expect(page).toContain('A line with a ridge');
    expect(page).toContain('<script type="text/plain" id="viewer-vega">');
  });

  it('makes each claim and guard a vitest test there', () => {
    const out = run('npx', ['vitest', 'run', '--reporter', 'json']);
    const { testResults } = JSON.parse(out.slice(out.indexOf('{')));
    const titles = testResults[0].assertionResults.map(
      ({ title, status }: { title: string; status: string }) => `${status} ${title.split(':')[0]}`,
    );
    expect(titles).toEqual([
      'passed ridge-shrinks-the-slope',
      'passed descent-descends',
      'passed guard streams',
      'passed guard reproducible',
    ]);
  });
});

type Files = Readonly<Record<string, string>>;

function subjectOf(book: string, experiment: string) {
  const id = experiment.replace(/^experiments\/|\.experiment\..*$/g, '');
  return JSON.parse(readFileSync(join(book, 'reports', id, 'outcome.json'), 'utf8'));
}

/** The files that an outcome lists. */
function listedBy(book: string, experiment: string): readonly string[] {
  const { sources } = subjectOf(book, experiment);
  return sources.files.map(({ path }: { path: string }) => path);
}

/** The chapter of an experiment, and what of the book its text says that it loads. */
function loadedBy(files: Files, book: string, experiment: string): readonly string[] {
  const chapter: string = subjectOf(book, experiment).experiment.subject.file;
  const [, name] = /['/#~](square|plain)(?:\.[cm]?[jt]s)?'/.exec(files[chapter] ?? '') ?? [];
  const [, ending = 'ts'] = /['/#~](?:square|plain)\.([cm]?[jt]s)'/.exec(files[chapter] ?? '') ?? [];
  if (name === undefined) return [chapter];
  const folderOf = chapter.startsWith('own/') ? 'own/src' : 'lib';
  return [chapter, `${folderOf}/${name}.${ending === 'js' ? 'ts' : ending}`].toSorted();
}

/** Lines of Node that a book is loaded on: this one, and those that BOOKPROOF_NODES asks for, as in "22 24". */
const nodes = ['', ...(process.env['BOOKPROOF_NODES'] ?? '').split(' ').filter((line) => line !== '')];
const types: readonly PackageType[] = ['commonjs', 'module'];

describe.each(nodes)('Node %s', (node) => {
  it.each(types)(
    'loads every kind of chapter and experiment in a package of type %s',
    (type) => {
      const book = join(folder, `${type}-${node}`);
      const files = loadingBook(type);
      writeBook(book, files);
      symlinkSync(join(folder, 'node_modules'), join(book, 'node_modules'));
      const bookproof = (...args: readonly string[]) => {
        const words = [
          'node_modules/bookproof/src/bookproof.mjs',
          ...args,
          '--backend',
          'cpu',
          '-j',
          '1',
          '--jit',
          'off',
        ];
        return node === ''
          ? run(process.execPath, words, book)
          : run('npx', ['-y', '-p', `node@${node}`, 'node', ...words], book);
      };
      const out = bookproof('run', '--prevalence', '0');
      const experiments = Object.keys(files).filter((file) => file.startsWith('experiments/'));
      expect(out.match(/1 claim and 1 guard hold/g)).toHaveLength(experiments.length);
      expect(out).toContain('exit 0');
      for (const file of experiments) expect(listedBy(book, file), file).toEqual(loadedBy(files, book, file));
      const tried = bookproof(
        'sabotage',
        '--explore',
        '3',
        'ts-paths',
        'nearest-tsconfig',
        'ts-require',
        '-g',
        '^constant',
      );
      expect(tried.match(/caught \d of 3 that ran/g)).toHaveLength(3); // a copy that cannot be loaded does not run
    },
    480_000,
  );
});
