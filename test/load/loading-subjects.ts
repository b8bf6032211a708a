/** A subject in a file of its own, and the file that it loads or reads: its loss is the number that stands there. */
type Row = readonly [what: string, file: string, head: string, value: string, loaded: string];

const modules: readonly Row[] = [
  ['a relative import', 'a.ts', `import { value } from './lib/a.ts';`, 'value', 'src/lib/a.ts'],
  ['an import without ending', 'b.ts', `import { value } from './lib/b';`, 'value', 'src/lib/b.ts'],
  ['an import of .js in TypeScript', 'c.ts', `import { value } from './lib/c.js';`, 'value', 'src/lib/c.ts'],
  ['an import of an import', 'd.mjs', `import { value } from './lib/all.mjs';`, 'value', 'src/lib/d.mjs'],
  ['an alias of tsconfig.json', 'e.ts', `import { value } from '@lib/e';`, 'value', 'src/lib/e.ts'],
  ['an alias of the nearest one', 'own/f.ts', `import { value } from '~/f';`, 'value', 'src/own/deep/f.ts'],
  ['#imports', 'g.mjs', `import { value } from '#lib/g.mjs';`, 'value', 'src/lib/g.mjs'],
  ['#imports in TypeScript', 'h.ts', `import { value } from '#lib/h.ts';`, 'value', 'src/lib/h.ts'],
  ['a linked workspace', 'i.mjs', `import { value } from 'linked';`, 'value', 'packages/linked/i.mjs'],
  ['the package by its name', 'j.mjs', `import { value } from 'the-book/j';`, 'value', 'src/lib/j.mjs'],
  ['a dynamic import', 'k.mjs', '', `(await import('./lib/k.mjs')).value`, 'src/lib/k.mjs'],
  ['a computed import', 'l.ts', '', "(await import(`./lib/${'l'}.ts`)).value", 'src/lib/l.ts'],
  ['require', 'm.cjs', `const { value } = require('./lib/m.cjs');`, 'value', 'src/lib/m.cjs'],
  [
    'require of a workspace',
    'n.cjs',
    `const { value } = require('linked/n');`,
    'value',
    'packages/linked/n.cjs',
  ],
  ['require of #imports', 'o.cjs', `const { value } = require('#lib/o.cjs');`, 'value', 'src/lib/o.cjs'],
  ['require where it runs', 'p.cjs', '', `require('./lib/p.cjs').value`, 'src/lib/p.cjs'],
  ['require in TypeScript', 'q.cts', `const { value } = require('./lib/q.cts');`, 'value', 'src/lib/q.cts'],
  ['an import of CommonJS', 'r.mjs', `import all from './lib/r.cjs';`, 'all.value', 'src/lib/r.cjs'],
  [
    'an import of JSON',
    's.mjs',
    `import json from './s.json' with { type: 'json' };`,
    'json.value',
    'src/s.json',
  ],
  ['require of JSON', 't.cjs', '', `require('./lib/t.json').value`, 'src/lib/t.json'],
  ['TypeScript of CommonJS', 'cjs/v.mts', `import { value } from './lib/v.ts';`, 'value', 'src/cjs/lib/v.ts'],
  ['TypeScript in CommonJS', 'cjs/w.ts', `import { value } from './lib/w';`, 'value', 'src/cjs/lib/w.ts'],
  ['JavaScript in CommonJS', 'cjs/x.js', '', `require('./lib/x').value`, 'src/cjs/lib/x.js'],
  ['JavaScript of CommonJS', 'cjs/y.mjs', `import all from './lib/y.js';`, 'all.value', 'src/cjs/lib/y.js'],
  [
    'createRequire',
    'u.mjs',
    `import { createRequire } from 'node:module';`,
    `createRequire(import.meta.url)('./lib/u.cjs').value`,
    'src/lib/u.cjs',
  ],
];

const url = (name: string) => `new URL('./data/${name}.csv', import.meta.url)`;

const reads: readonly Row[] = [
  [
    'readFileSync',
    'aa.mjs',
    `import { readFileSync } from 'node:fs';`,
    `readFileSync(${url('aa')})`,
    'src/data/aa.csv',
  ],
  [
    'readFileSync while it loads',
    'ab.mjs',
    `import fs from 'fs';\nconst value = fs.readFileSync(${url('ab')}, 'utf8');`,
    'value',
    'src/data/ab.csv',
  ],
  [
    'readFile with a callback',
    'ac.mjs',
    `import { readFile } from 'node:fs';`,
    `await new Promise((done) => readFile(${url('ac')}, (_, bytes) => done(bytes)))`,
    'src/data/ac.csv',
  ],
  [
    'readFile with a promise',
    'ad.mjs',
    `import { readFile } from 'node:fs/promises';`,
    `await readFile(${url('ad')})`,
    'src/data/ad.csv',
  ],
  [
    'fs.promises in CommonJS',
    'ae.cjs',
    `const fs = require('fs');`,
    `await fs.promises.readFile(__dirname + '/data/ae.csv')`,
    'src/data/ae.csv',
  ],
  [
    'a promisified readFile',
    'af.mjs',
    `import { readFile } from 'node:fs';\nimport { promisify } from 'node:util';`,
    `await promisify(readFile)(${url('af')})`,
    'src/data/af.csv',
  ],
  [
    'a stream',
    'ag.ts',
    `import { createReadStream } from 'node:fs';\nimport { text } from 'node:stream/consumers';`,
    `await text(createReadStream(${url('ag')}))`,
    'src/data/ag.csv',
  ],
  [
    'a file handle',
    'ah.mjs',
    `import { open } from 'node:fs/promises';`,
    `await open(${url('ah')}).then(async (file) => (await file.readFile()) + ((await file.close()) ?? ''))`,
    'src/data/ah.csv',
  ],
  [
    'a descriptor',
    'ai.mjs',
    `import { openSync, readFileSync } from 'node:fs';`,
    `readFileSync(openSync(${url('ai')}, 'r'))`,
    'src/data/ai.csv',
  ],
  [
    'a blob',
    'aj.mjs',
    `import { openAsBlob } from 'node:fs';\nimport { fileURLToPath } from 'node:url';`,
    `await (await openAsBlob(fileURLToPath(${url('aj')}))).text()`,
    'src/data/aj.csv',
  ],
  [
    'a path from the working folder',
    'ak.mjs',
    `import { readFileSync } from 'node:fs';\nimport { relative } from 'node:path';`,
    `readFileSync(relative(process.cwd(), FOLDER + '/data/ak.csv'), 'utf8')`,
    'data/ak.csv',
  ],
  [
    'a reader of a package',
    'al.mjs',
    `import { load } from 'far';`,
    `await load(${url('al')})`,
    'src/data/al.csv',
  ],
];

export const loadingSubjects = [...modules, ...reads];

/** The text of a loaded file that holds a number. */
export function valueIn(file: string, value: number): string {
  if (isCommonJs(file)) return `exports.value = ${value};`;
  if (file.endsWith('.csv')) return `${value}\n`;
  return file.endsWith('.json') ? `{ "value": ${value} }` : `export const value = ${value};`;
}

function isCommonJs(file: string): boolean {
  return /\.c[jt]s$|\bcjs\/.*\.js$/.test(file);
}

function subjectOf([, file, head, value]: Row, folder: string): string {
  const exported = isCommonJs(file) ? 'exports.fit = async function fit' : 'export async function fit';
  const body = `{ return { metrics: { loss: [Number(${value})] }, parameters: {} }; }`;
  return `${head}\n${exported}() ${body}\n`.replace('FOLDER', JSON.stringify(folder));
}

/** All of them in one package, by path; each loads a file that holds a 1. */
export function loadingFiles(folder: string): Readonly<Record<string, string>> {
  return {
    'package.json': JSON.stringify({
      name: 'the-book',
      type: 'module',
      imports: { '#lib/*': './src/lib/*' },
      exports: { './j': './src/lib/j.mjs' },
    }),
    'tsconfig.json': '{ "compilerOptions": { "paths": { "@lib/*": ["./src/lib/*"] } } }',
    'src/own/tsconfig.json': '{ "compilerOptions": { "paths": { "~/*": ["./deep/*"] } } }',
    'src/cjs/package.json': '{ "type": "commonjs" }',
    'src/lib/all.mjs': `export * from './d.mjs';`,
    'packages/linked/package.json': '{ "name": "linked", "exports": { ".": "./i.mjs", "./n": "./n.cjs" } }',
    'node_modules/far/package.json':
      '{ "name": "far", "version": "1.2.3", "type": "module", "exports": "./far.js" }',
    'node_modules/far/far.js': `import { readFile } from 'node:fs/promises';\nexport const load = (path) => readFile(path);`,
    ...Object.fromEntries(loadingSubjects.map((row) => [`src/${row[1]}`, subjectOf(row, folder)])),
    ...Object.fromEntries(loadingSubjects.map(([, , , , loaded]) => [loaded, valueIn(loaded, 1)])),
  };
}
