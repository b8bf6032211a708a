import { cpSync, mkdirSync, mkdtempSync, readdirSync, realpathSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writeBook } from './loading-book.ts';
import { npmInstall, packInto, run } from './packed.ts';
import { root } from '../workspace.ts';

const chapter = (imports: string) => `${imports}
export function fitLine({ ridge = 0 }, random: { normal(stream: string, shape: readonly number[]): Float32Array }) {
  const x = tf.tensor2d(random.normal('x', [30, 1]), [30, 1]);
  const y = tf.mul(x, 2);
  let slope = tf.zeros([1, 1]);
  const error: number[] = [];
  for (let epoch = 0; epoch < 20; epoch++) {
    const away = tf.sub(tf.matMul(x, slope as never), y);
    const gradient = tf.add(tf.mul(tf.matMul(x, away as never, true), 2 / 30), tf.mul(slope, 2 * ridge));
    slope = tf.sub(slope, tf.mul(gradient, 0.1));
    error.push(tf.mean(tf.square(tf.sub(tf.matMul(x, slope as never), y))).dataSync()[0]!);
  }
  return { metrics: { error }, parameters: { slope: slope.dataSync() as Float32Array } };
}
`;
const whole = `import * as tf from '@tensorflow/tfjs';`;
const core = `import * as tf from '@tensorflow/tfjs-core';\nimport '@tensorflow/tfjs-backend-cpu';`;
const plain = `
export function fitLine({ ridge = 0 }) {
  const w = (1 + Math.random()) / (1 + 2 * ridge);
  return { metrics: { error: Array.from({ length: 20 }, (_, i) => 20 - i) }, parameters: { slope: new Float32Array([w]) } };
}
`;
const experiment = (file = '../chapters/line.ts') => `
title: A line
subject: ${file}#fitLine
sweep: { ridge: [0, 1] }
seeds: 1..3
metrics: [error]
claims:
  - { id: falls, says: The error falls., expect: 'error(ridge=0, epoch=20) < error(ridge=0, epoch=1)' }
  - { id: shrinks, says: A ridge shrinks the slope., expect: 'norm(slope, ridge=1) < norm(slope, ridge=0)' }
`;

const folder = realpathSync(mkdtempSync(join(tmpdir(), 'books-')));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
let packed: string;
beforeAll(() => void (packed = packInto(folder)), 400_000);

function makeBook(name: string, files: Readonly<Record<string, string>>): string {
  const book = join(folder, name);
  const always = {
    'package.json': JSON.stringify({ name, private: true, type: 'module' }),
    'experiments/line.experiment.yaml': experiment(),
  };
  writeBook(book, { ...always, ...files });
  return book;
}

/** What `run` prints on both streams. */
function runIn(book: string, ...args: readonly string[]): string {
  const command = `node node_modules/bookproof/src/bookproof.mjs run ${args.join(' ')} 2>&1; echo ended with $?`;
  return run('sh', ['-c', command], book);
}

const versioned = (version: string, ...names: readonly string[]) =>
  names.map((name) => `@tensorflow/${name}@${version}`);

/** Books by name: what of TensorFlow.js they install, their chapter, and the backend that the first line says. */
const books: Readonly<Record<string, readonly [packages: readonly string[], chapter: string, says: string]>> =
  {
    oldest: [
      versioned('3.18.0', 'tfjs', 'tfjs-backend-wasm'),
      chapter(whole),
      'wasm (tfjs-backend-wasm 3.18.0, tfjs 3.18.0)',
    ],
    newest: [versioned('4', 'tfjs', 'tfjs-backend-wasm'), chapter(whole), 'wasm (tfjs-backend-wasm 4.'],
    'without-wasm': [
      versioned('4.20.0', 'tfjs'),
      chapter(whole),
      'npm install --save-dev @tensorflow/tfjs-backend-wasm@4.20.0',
    ],
    'core-alone': [
      versioned('4.20.0', 'tfjs-core', 'tfjs-backend-cpu'),
      chapter(core),
      'cpu (tfjs-backend-cpu, tfjs-core 4.20.0)',
    ],
    'no-tensorflow': [[], plain, 'cpu (no TensorFlow.js)'],
  };

describe.each(Object.keys(books))('a book with %s', (name) => {
  it('is decided on its own copy of TensorFlow.js', () => {
    const [packages, text, says] = books[name]!;
    const book = makeBook(name, { 'chapters/line.ts': text });
    npmInstall(book, [packed, ...packages]);
    const out = runIn(book);
    expect(out).toContain(says);
    expect(out).toContain('2 claims and 1 guard hold');
    expect(out).toContain('ended with 0');
    const traced = name === 'no-tensorflow' ? [] : ['in 1000 of 1000 seeds', 'in 1000 of 1000 seeds'];
    expect(out.match(/in 1000 of 1000 seeds/g) ?? [], 'in lanes').toEqual(traced);
  }, 240_000);
});

describe('several copies in one process', () => {
  it('each train their own subject', () => {
    const book = makeBook('several', {
      'experiments/line.experiment.yaml': experiment('../../oldest/chapters/line.ts'),
      'experiments/other.experiment.yaml': experiment('../../without-wasm/chapters/line.ts'),
    });
    mkdirSync(join(book, 'node_modules'));
    symlinkSync(join(folder, 'oldest/node_modules/bookproof'), join(book, 'node_modules/bookproof'));
    const out = runIn(book, '-j 1');
    expect(out).toMatch(/line on wasm .*tfjs 3\.18\.0/);
    expect(out).toMatch(/other on cpu .*tfjs 4\.20\.0/);
    expect(out).toContain('ended with 0');
  });

  it('are refused in one subject, with the remedy', () => {
    const book = join(folder, 'without-wasm');
    writeBook(book, {
      'chapters/two.ts': `${whole}\nexport { fitLine } from '../../oldest/chapters/line.ts';\ntf.version;`,
      'experiments/two.experiment.yaml': experiment('../chapters/two.ts'),
    });
    const out = runIn(book, 'two');
    expect(out).toMatch(
      /loads two copies of TensorFlow\.js, .*give every package of @tensorflow the version 4\.20\.0/,
    );
    expect(out).toContain('ended with 2');
  });
});

it('a linked checkout, which has a copy of its own, trains with that of the book', () => {
  const book = makeBook('linked', { 'chapters/line.ts': chapter(whole) });
  mkdirSync(join(book, 'node_modules'));
  for (const name of readdirSync(join(folder, 'without-wasm/node_modules')))
    if (name !== 'bookproof' && name !== '@tensorflow')
      symlinkSync(join(folder, 'without-wasm/node_modules', name), join(book, 'node_modules', name));
  cpSync(join(folder, 'without-wasm/node_modules/@tensorflow'), join(book, 'node_modules/@tensorflow'), {
    recursive: true,
  });
  symlinkSync(root, join(book, 'node_modules/bookproof'));
  const out = runIn(book);
  expect(out).toContain('cpu (tfjs-backend-cpu, tfjs 4.20.0)');
  expect(out).toContain('ended with 0');
});

it('pnpm, which lets a package see what it names alone, is served', () => {
  const book = makeBook('pnpm', { 'chapters/line.ts': chapter(whole) });
  run('npx', ['-y', 'pnpm@9', 'add', '-D', packed, ...versioned('4', 'tfjs', 'tfjs-backend-wasm')], book);
  const out = runIn(book);
  expect(out).toContain('wasm (tfjs-backend-wasm 4.');
  expect(out).toContain('ended with 0');
}, 240_000);
