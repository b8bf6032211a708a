import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { experiment, type ExperimentSource } from '../../src/spec/experiment-tag.ts';
import type { JsonSafe } from '../../src/spec/yaml/template-source.ts';
import { parseExperiment } from '../../src/spec/parse-experiment.ts';
import { placeYaml } from '../../src/spec/yaml/place-yaml.ts';

/** Calls the tag as code without types can. */
function holding(value: unknown): () => ExperimentSource {
  return () =>
    Reflect.apply(experiment, undefined, [Object.assign(['a: ', ''], { raw: ['a: ', ''] }), value]);
}

describe('experiment', () => {
  it('keeps the raw text around its holes, and the holes as JSON', () => {
    expect(experiment`says: \lambda ${'a'} and ${[1, { b: null }]}.`).toEqual({
      kind: 'bookproof/experiment',
      chunks: ['says: \\lambda ', ' and ', '.'],
      holes: ['"a"', '[1,{"b":null}]'],
    });
  });

  it('is plain data, the same after a round trip through JSON', () => {
    const source = experiment`title: ${'x'}`;
    expect(JSON.parse(JSON.stringify(source))).toEqual(source);
  });

  it.each<[string, unknown, RegExp]>([
    ['undefined', undefined, /hole 1, \$\{…\}, holds undefined/],
    ['NaN', Number.NaN, /holds NaN/],
    ['Infinity', [1, Infinity], /holds Infinity at \[1\]/],
    ['a bigint', { deep: { er: 5n } }, /holds the bigint 5n at \.deep\.er/],
    ['a symbol', Symbol('s'), /holds Symbol\(s\)/],
    ['a function', { run() {} }, /holds the function run at \.run/],
    ['a Date', new Date(0), /holds the Date/],
    ['a class instance', new Map(), /holds a Map instance/],
    ['a gap in an array', Array(2), /holds undefined at \[0\]/],
  ])('refuses %s, naming the hole and the value', (_, value, message) => {
    expect(holding(value)).toThrow(TypeError);
    expect(holding(value)).toThrow(message);
  });

  it('refuses a value that holds itself', () => {
    const loop: { inner: unknown[] } = { inner: [] };
    loop.inner.push(loop);
    expect(holding(loop)).toThrow(/holds itself at \.inner\[0\];/);
  });

  it('takes a value that stands in two places', () => {
    const shared = [1, 2];
    expect(experiment`${{ a: shared, b: shared }}`.holes).toEqual(['{"a":[1,2],"b":[1,2]}']);
  });

  it('takes plain objects without a prototype', () => {
    const bare: { [key: string]: JsonSafe } = Object.assign(Object.create(null), { a: 1 });
    expect(experiment`${bare}`.holes).toEqual(['{"a":1}']);
  });

  it('gives back every text through its hole', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 1 }), (title) => {
        fc.pre(/\S/.test(title));
        const source = experiment`
          title: ${title}
          subject: a.ts#f
          claims: [{ id: a, expect: loss < 1 }]
        `;
        const parsed = parseExperiment({ file: 'a.experiment.ts', text: '', source });
        expect('experiment' in parsed && parsed.experiment.title).toBe(title);
      }),
    );
  });
});

describe('the YAML of a template', () => {
  it('loses only the backslashes before a backtick and before ${', () => {
    const source = experiment`says: \frac{1}{2} \`code\` \${x} \\ $\{y}`;
    expect(placeYaml('', source).yaml).toBe('says: \\frac{1}{2} `code` ${x} \\\\ $\\{y}');
  });
});
