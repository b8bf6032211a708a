import { describe, expect, it } from 'vitest';
import {
  generateDefects,
  makeDefect,
  type DefectKind,
} from '../../../src/sabotage/explore/generate-defects.ts';
import { parseSource } from '../../../src/sabotage/explore/parse-source.ts';

/** The source with each defect of a kind made, one after another. */
function made(kind: DefectKind, text: string, file = 'book.ts'): readonly string[] {
  const texts = new Map([[file, text]]);
  const { defects, unparsed } = generateDefects(texts);
  expect(unparsed).toEqual([]);
  return defects
    .filter((defect) => defect.kind === kind)
    .map((defect) => makeDefect(texts, defect).get(file) ?? '');
}

describe('a constant', () => {
  it.each([
    ['const rate = 0.1;', ['const rate = 0.01;', 'const rate = 1;']],
    ['f(100);', ['f(10);', 'f(1000);']],
    ['let i = 0;', ['let i = 1;']],
    ['const x = y * -3.4;', ['const x = y * -0.34;', 'const x = y * -34;']],
    ['const x = 1e-7;', ['const x = 1e-8;', 'const x = 0.000001;']],
    ['const x = 0x10;', ['const x = 1.6;', 'const x = 160;']],
    ['const x = 10.0.toFixed(y);', ['const x = (1).toFixed(y);', 'const x = (100).toFixed(y);']],
    ['const f = (n = 3) => n;', ['const f = (n = 0.3) => n;', 'const f = (n = 30) => n;']],
    ['const w = [2, y];', ['const w = [0.2, y];', 'const w = [20, y];']],
    ['enum Size { Small = 5 }', ['enum Size { Small = 0.5 }', 'enum Size { Small = 50 }']],
    ['const x = 1e308;', ['const x = 1e+307;']],
  ])('in %j becomes a tenth, and ten times as much', (text, expected) =>
    expect(made('constant', text)).toEqual(expected),
  );

  it.each([
    'const x = y[3];',
    'const x = y?.[3];',
    'f([n, 1], [0, -1]);',
    'const x = { 3: y };',
    'type Pair = 3 | 4; let x: 5;',
    'const x = f<7>(y);',
    '// 3 rows\nconst x = "4" + `5`; /* 6 */',
    'declare const x: 3; interface Y { 4: 5 }',
    'const x = 10n;',
  ])('is none in %j', (text) => expect(made('constant', text)).toEqual([]));
});

describe('mean and sum', () => {
  it.each([
    ['loss.mean();', ['loss.sum();']],
    ['const x = tf.sum(y, 1);', ['const x = tf.mean(y, 1);']],
    ['const x = y.sum<tf.Scalar>();', ['const x = y.mean<tf.Scalar>();']],
    ['const x = y?.mean?.();', ['const x = y?.sum?.();']],
    ['y.mean().sum();', ['y.sum().sum();', 'y.mean().mean();']],
    ['const mean = sum; x["mean"](); x.mean; // y.mean()\n"y.sum()"; meanSum();', []],
  ])('change places in %j', (text, expected) =>
    expect(made('mean-sum', text).toSorted()).toEqual([...expected].toSorted()),
  );
});

describe('train and test', () => {
  it.each([
    ['const [xTrain, xTest] = split(x); f(xTrain);', ['const [xTrain, xTest] = split(x); f(xTest);']],
    [
      'function f(trainRows, testRows) { return testRows; }',
      ['function f(trainRows, testRows) { return trainRows; }'],
    ],
    ['const n_train = 5, n_test = 2; g(n_train);', ['const n_train = 5, n_test = 2; g(n_test);']],
    ['const TRAIN = 5, TEST = 2; g(TEST);', ['const TRAIN = 5, TEST = 2; g(TRAIN);']],
    ['const { train, test } = data; g({ train });', ['const { train, test } = data; g({ train: test });']],
    [
      'const trainingRows = 5, testRows = 2; g(testRows);',
      ['const trainingRows = 5, testRows = 2; g(trainingRows);'],
    ],
    ['const nTrain = 5; function f() { const nTest = 2; } g(nTrain);', []],
    ['g(xTrain); const xTrain = 1, xTest = 2;', []],
    ['const latest = 1, latrain = 2, constraint = 3, contest = 4; g(latest, constraint);', []],
    ['const xTrain = 1; g("xTest", xTrain); // xTest', []],
    ['let xTrain = 1, xTest = 2; xTrain = 3; xTest++;', []],
    ['import { xTrain, xTest } from "./data.ts"; type T = typeof xTrain;', []],
  ])('change places in %j', (text, expected) => expect(made('train-test', text)).toEqual(expected));

  it('change places after a dot, where both are properties in the file', () => {
    expect(made('train-test', 'f(d.train, d.test);')).toEqual(['f(d.test, d.test);', 'f(d.train, d.train);']);
    expect(made('train-test', 'f(d.train); d.test = 1;')).toEqual(['f(d.test); d.test = 1;']);
    expect(made('train-test', 'f(d.train);')).toEqual([]);
  });

  it('change places where both are imported', () =>
    expect(made('train-test', 'import { xTrain, xTest } from "./data.ts"; f(xTest);')).toEqual([
      'import { xTrain, xTest } from "./data.ts"; f(xTrain);',
    ]));
});

describe('a statement', () => {
  it.each([
    ['f();\ng();', [';\ng();', 'f();\n;']],
    ['if (x) step();', ['if (x) ;']],
    ['const a = b\nf()\n[c] = d', ['const a = b\n;']],
    ['loss += y;', [';']],
    ['async function f() { await g(); }', ['async function f() { ; }']],
    ['(w as Tensor).assign(x);', [';']],
    ['i++;', [';']],
    ['"use strict"; const a = 1; function f() { return 2; } import "./x.ts"; export { a };', []],
    ['console.log(x); x.dispose(); tf.dispose([x]); a.b.dispose();', []],
    ['class A extends B { constructor() { super(x); } }', []],
  ])('of %j is left out', (text, expected) => expect(made('line', text)).toEqual(expected));

  it('that exports stays in CommonJS, where it may return too', () => {
    const text = "const tf = require('tfjs');\nmodule.exports = { fit };\nexports.x = fit;\nfit(tf);";
    expect(made('line', text, 'book.cjs')).toEqual([text.replace('fit(tf);', ';')]);
  });
});

describe('an argument', () => {
  it.each([
    ['f(a, b);', ['f(a);']],
    ['f(a, b, );', ['f(a);']],
    ['f((a), (b));', ['f((a));']],
    ['new Sgd(rate, 2);', ['new Sgd(rate);']],
    ['f(a, ...b);', ['f(a);']],
    ['x.mul<T>(a, /* by */ b);', ['x.mul<T>(a);']],
    ['function f(rate = 1) {} f(2);', ['function f(rate = 1) {} f();']],
    ['const f = (rate = 1) => rate; f(2,);', ['const f = (rate = 1) => rate; f();']],
    ['function f(rate) {} f(2); g(3); new Sgd;', []],
    ['console.log(a, b); // f(a, b)\n"f(a, b)";', []],
  ])('of %j is dropped', (text, expected) => expect(made('argument', text)).toEqual(expected));
});

describe('a comparison', () => {
  it.each([
    ['if (a < b) c;', ['if (a <= b) c;', 'if (a > b) c;']],
    ['if (a <= b) c;', ['if (a < b) c;', 'if (a >= b) c;']],
    ['if (a > b) c;', ['if (a >= b) c;', 'if (a < b) c;']],
    ['if (a >= b) c;', ['if (a > b) c;', 'if (a <= b) c;']],
    ['if (a === b) c;', ['if (a !== b) c;']],
    ['if (a != b) c;', ['if (a == b) c;']],
    ['if (a && b) c;', ['if (a || b) c;']],
    [
      'const x = (a /* < */) /* < */ < (b);',
      ['const x = (a /* < */) /* < */ <= (b);', 'const x = (a /* < */) /* < */ > (b);'],
    ],
    ['const x = f<T>(a) ?? b; const y = (c: Set<number>) => c; "a < b"; // a < b', []],
  ])('in %j is turned', (text, expected) => expect(made('comparison', text)).toEqual(expected));
});

const everything = `import * as tf from '@tensorflow/tfjs';
export class Model<T extends object = {}> {
  #rate = 0.1;
  constructor(private readonly size: number = 3) { tf.setBackend('cpu'); }
  fit(xTrain: tf.Tensor, xTest: tf.Tensor): number {
    for (let i = 0; i < 10 && this.size !== 4; i++) { step(xTrain, i); }
    return (xTest satisfies tf.Tensor).mean()!.dataSync()[0] as number;
  }
}
`;

describe('generated defects', () => {
  const texts = new Map([
    ['book.ts', everything],
    ['other.mjs', 'export const f = (a) => <b>{a * 2}</b>;\r\nf(1, 2);'],
    ['data.json', '[1, 2, 3]'],
  ]);
  const { defects, unparsed } = generateDefects(texts);

  it('are of every kind, in order of files and places, and the same each time', () => {
    expect(unparsed).toEqual([]);
    expect(new Set(defects.map(({ kind }) => kind)).size).toBe(6);
    expect(generateDefects(texts).defects).toEqual(defects);
    const places = defects.map(({ file, start }) => [file === 'book.ts' ? 0 : 1, start] as const);
    expect(places).toEqual(places.toSorted(([a, i], [b, j]) => a - b || i - j));
    expect(new Set(defects.map(({ file }) => file))).toEqual(new Set(['book.ts', 'other.mjs']));
  });

  it('are told apart by their ids, and no two make the same text', () => {
    expect(new Set(defects.map(({ id }) => id)).size).toBe(defects.length);
    const results = defects.map((defect) => [...makeDefect(texts, defect).values()].join('\0'));
    expect(new Set([...results, [...texts.values()].join('\0')]).size).toBe(defects.length + 1);
  });

  it('leave source that can be parsed, and hold what stood there, with its line', () => {
    for (const defect of defects) {
      const text = texts.get(defect.file) ?? '';
      expect(text.slice(defect.start, defect.end)).toBe(defect.before);
      expect(text.slice(0, defect.start).split('\n')).toHaveLength(defect.line);
      expect(() => parseSource(defect.file, makeDefect(texts, defect).get(defect.file) ?? '')).not.toThrow();
    }
    expect(defects.find(({ before }) => before === '0.1')).toMatchObject({
      id: 'constant:book.ts:3:11:0.01',
      line: 3,
    });
    expect(defects.find(({ kind, file }) => kind === 'line' && file === 'other.mjs')?.line).toBe(2);
  });

  it('name a file that cannot be parsed, and are made of the others', () => {
    const found = generateDefects(
      new Map([
        ['a.ts', 'const = 3;'],
        ['b.js', 'f(3);'],
      ]),
    );
    expect(found.unparsed).toMatchObject([{ file: 'a.ts', why: expect.stringContaining('(1:6)') }]);
    expect(found.defects).toHaveLength(3);
  });
});
