import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

export type PackageType = 'commonjs' | 'module';

const body = `{
  const x = random.normal('x', [4]);
  return { metrics: { loss: [3 + square(x[0]), 2] }, parameters: { w: new Float32Array([x[1]]) } };
}`;
const typed = (imports: string, head = 'export function fit') =>
  `${imports}\n${head}({ rate = 1 }: { rate?: number }, random: { normal(stream: string, shape: number[]): Float32Array }) ${body}\n`;
const plain = (imports: string, head: string) => `${imports}\n${head}(settings, random) ${body};\n`;
const tensor = 'const square = (v) => tf.scalar(v).square().dataSync()[0];';
const typedTensor = tensor.replace('(v)', '(v: number)');

/** Chapters by file: how each of them loads what it needs; the export is `fit` if none stands behind `#`. */
function chaptersOf(type: PackageType): Readonly<Record<string, string>> {
  const commonjs = type === 'commonjs';
  const script = commonjs ? 'js' : 'cjs';
  return {
    'ts-extension.ts': typed(`import { square } from '../lib/square.ts';`),
    'ts-extensionless.ts': typed(`import { square } from '../lib/square';`),
    'ts-js-extension.ts': typed(`import { square } from '../lib/square.js';`),
    'ts-tensorflow.ts': typed(`import * as tf from '@tensorflow/tfjs';\n${typedTensor}`),
    'ts-require.ts': commonjs
      ? typed(`const tf = require('@tensorflow/tfjs');\n${typedTensor}`)
      : typed(`import { square } from '../lib/square.cts';`),
    'ts-import-equals.ts': commonjs
      ? typed(`import tf = require('@tensorflow/tfjs');\n${typedTensor}`)
      : typed(`import type tf from '@tensorflow/tfjs';\nimport { square } from '../lib/square';`),
    'ts-paths.ts': typed(`import { square } from '@lib/square';`),
    'ts-imports.ts': typed(`import { square } from '#square';`),
    'ts-dynamic.ts': typed('', 'export async function fit').replace(
      'const x',
      `const { square } = await import('../lib/square'); const x`,
    ),
    'ts-default.ts#default': typed(`import { square } from '../lib/square';`, 'export default function fit'),
    'mts.mts': typed(`import { square } from '../lib/square.ts';`),
    'cts.cts': typed(`const { square } = require('../lib/square.cts');`),
    'cts-export-equals.cts': `${typed(`const { square } = require('../lib/square.cts');`, 'function fit')}export = { fit };\n`,
    'js-native.js': commonjs
      ? plain(`const { square } = require('../lib/plain.cjs');`, 'exports.fit = function fit')
      : plain(`import { square } from '../lib/plain.mjs';`, 'export function fit'),
    'js-imports.js': plain(`import { square } from '../lib/square';`, 'export function fit'),
    [`whole.${script}`]: plain(
      `const { square } = require('../lib/plain.cjs');`,
      'module.exports = function fit',
    ),
    [`object.${script}`]: `${plain(`const { square } = require('../lib/plain.cjs');`, 'function fit')}module.exports = { fit };\n`,
    [`requires-ts.${script}`]: plain(
      `const { square } = require('../lib/square.cts');`,
      'exports.fit = function fit',
    ),
    'cjs-tensorflow.cjs': plain(
      `const tf = require('@tensorflow/tfjs');\n${tensor}`,
      'exports.fit = function fit',
    ),
    'mjs.mjs': plain(`import { square } from '../lib/plain.mjs';`, 'export function fit'),
  };
}

/** Experiment files by name: every way in which one can export its source. */
function experimentsOf(type: PackageType): Readonly<Record<string, string>> {
  const source = (seeds: string) => `experiment\`${yaml('../chapters/ts-extension.ts#fit', seeds)}\`;\n`;
  const imported = `import { experiment } from 'bookproof';\n`;
  const required = `const { experiment } = require('bookproof');\n`;
  return {
    'in-ts.experiment.ts': `${imported}import { square } from '@lib/square';\nexport default ${source('1..${square(2)}')}`,
    'in-mts.experiment.mts': `${imported}export default ${source('1..2')}`,
    'in-cts.experiment.cts': `${required}export default ${source('1..2')}`,
    'in-js.experiment.js': `${imported}export default ${source('1..2')}`,
    'in-mjs.experiment.mjs': `${imported}export default ${source('1..2')}`,
    'in-cjs.experiment.cjs': `${required}module.exports = ${source('1..2')}`,
    'in-cjs-default.experiment.cjs': `${required}exports.default = ${source('1..2')}`,
    ...(type === 'commonjs'
      ? { 'in-whole-js.experiment.js': `${required}module.exports = ${source('1..2')}` }
      : {}),
  };
}

const yaml = (subject: string, seeds = '1..2') => `
title: It is loaded
subject: ${subject}
metrics: [loss]
seeds: ${seeds}
claims:
  - { id: falls, says: The loss falls., expect: loss falls along epoch }
`;

/** A book in which every chapter and experiment is loaded in a way of its own, in a package of one type. */
export function loadingBook(type: PackageType): Readonly<Record<string, string>> {
  const chapters = chaptersOf(type);
  const other = type === 'commonjs' ? 'module' : 'commonjs';
  const subjects: [name: string, subject: string][] = [
    ...Object.keys(chapters).map((key): [string, string] => [
      key.replace(/\..*/, ''),
      `../chapters/${key.includes('#') ? key : `${key}#fit`}`,
    ]),
    ['other-type-ts', '../other/chapter.ts#fit'],
    ['other-type-js', '../other/chapter.js#fit'],
    ['nearest-tsconfig', '../own/chapter.ts#fit'],
  ];
  return {
    'package.json': JSON.stringify({ private: true, type, imports: { '#square': './lib/square.ts' } }),
    'tsconfig.json': '{ "compilerOptions": { "paths": { "@lib/*": ["./lib/*"] } } }',
    'lib/square.ts': 'export const square = (v: number): number => v * v;\n',
    'lib/square.cts': 'export const square = (v: number): number => v * v;\n',
    'lib/plain.cjs': 'exports.square = (v) => v * v;\n',
    'lib/plain.mjs': 'export const square = (v) => v * v;\n',
    'other/package.json': JSON.stringify({ type: other }),
    'other/chapter.ts': typed(`import { square } from '../lib/square';`),
    'other/chapter.js':
      other === 'commonjs'
        ? plain('const square = (v) => v * v;', 'exports.fit = function fit')
        : plain('const square = (v) => v * v;', 'export function fit'),
    'own/tsconfig.json': '{ "compilerOptions": { "paths": { "~/*": ["./src/*"] } } }',
    'own/src/square.ts': 'export const square = (v: number): number => v * v;\n',
    'own/chapter.ts': typed(`import { square } from '~/square';`),
    ...Object.fromEntries(
      Object.entries(chapters).map(([key, text]) => [`chapters/${key.replace(/#.*/, '')}`, text]),
    ),
    ...Object.fromEntries(
      subjects.map(([name, subject]) => [`experiments/${name}.experiment.yaml`, yaml(subject)]),
    ),
    ...Object.fromEntries(
      Object.entries(experimentsOf(type)).map(([name, text]) => [`experiments/${name}`, text]),
    ),
  };
}

export function writeBook(folder: string, files: Readonly<Record<string, string>>): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
}
