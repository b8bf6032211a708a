import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { BaselineDocument } from '../../src/model/outcome/baseline-document.ts';
import { parseBaseline } from '../../src/check/guards/baseline/parse-baseline.ts';
import { serialiseBaseline } from '../../src/outcome/serialise-baseline.ts';
import { toJson } from '../../src/outcome/to-json.ts';
import { encodeFloats } from '../../src/model/base64.ts';
import { documentOf } from '../check/guards/baseline/blessing.ts';

const run = {
  state: 'finished' as const,
  draws: { init: { first: 'aa', requests: 1 } },
  metrics: { loss: [2, Number.NaN] },
  parameters: { w: 'AAAAAA==' },
};
const figure = { median: 1.5, sd: null };

describe('the text of a baseline', () => {
  it('has a line a claim, a figure of a cell, a cell of the sample and a run', () => {
    const baseline = documentOf(
      { 'lambda=0,seed=1': run, 'lambda=2,seed=1': { ...run, state: 'diverged' } },
      {
        claims: { falls: { state: 'holds', held: 2, of: 2 }, rises: { state: 'fails', held: 0, of: 2 } },
        cells: {
          'lambda=0': { loss: figure, size: { median: Number.NaN, sd: 0.25 } },
          'lambda=2': { loss: figure },
        },
        drift: {
          from: 100_001,
          cells: { 'lambda=0': { loss: [1, Number.POSITIVE_INFINITY] }, 'lambda=2': { loss: [3] } },
        },
      },
    );
    const rest =
      '"draws":{"init":{"first":"aa","requests":1}},"metrics":{"loss":[2,"NaN"]},"parameters":{"w":"AAAAAA=="}}';
    expect(serialiseBaseline(baseline)).toBe(`{
  "format": "bookproof/baseline/1",
  "experiment": "small",
  "subject": "small.ts#small",
  "backend": "cpu",
  "seeds": [1,2],
  "claims": {
    "falls": {"state":"holds","held":2,"of":2},
    "rises": {"state":"fails","held":0,"of":2}
  },
  "cells": {
    "lambda=0": {
      "loss": {"median":1.5,"sd":null},
      "size": {"median":"NaN","sd":0.25}
    },
    "lambda=2": {
      "loss": {"median":1.5,"sd":null}
    }
  },
  "drift": { "from": 100001, "cells": {
    "lambda=0": {"loss":[1,"Infinity"]},
    "lambda=2": {"loss":[3]}
  } },
  "runs": {
    "lambda=0,seed=1": {"state":"finished",${rest},
    "lambda=2,seed=1": {"state":"diverged",${rest}
  }
}
`);
  });

  it('of nothing is JSON all the same', () => {
    expect(serialiseBaseline(documentOf({}))).toContain('  "claims": {},\n  "cells": {},\n  "runs": {}\n}\n');
  });

  it('reads back as what it was written from', () => {
    const number = fc.double().map((value) => value + 0); // −0 is 0 in JSON
    const name = fc.string().filter((key) => key !== '__proto__');
    const by = <T>(value: fc.Arbitrary<T>) =>
      fc.dictionary(name, value, { maxKeys: 3, noNullPrototype: true });
    const parameter = fc.float32Array({ maxLength: 4 }).map((values) => encodeFloats(values));
    const any = fc.record({
      format: fc.constant('bookproof/baseline/1' as const),
      experiment: fc.string(),
      subject: fc.string(),
      backend: fc.string(),
      seeds: fc.array(fc.nat()),
      claims: by(
        fc.record({ state: fc.constantFrom('holds', 'fails', 'undecided'), held: fc.nat(), of: fc.nat() }),
      ),
      cells: by(by(fc.record({ median: number, sd: fc.option(number) }))),
      runs: by(
        fc.record({
          state: fc.constantFrom('finished', 'diverged'),
          draws: by(fc.record({ first: fc.string(), requests: fc.nat() })),
          metrics: by(fc.array(number)),
          parameters: by(parameter),
        }),
      ),
    });
    const sample = fc.record({ from: fc.nat(), cells: by(by(fc.array(number, { minLength: 1 }))) });
    fc.assert(
      fc.property(any, fc.option(sample), (document, drift) => {
        const baseline: BaselineDocument = { ...document, ...(drift ? { drift } : {}) };
        const text = serialiseBaseline(baseline);
        const read = parseBaseline(text, 'a.json');
        expect(read).toEqual({ state: 'read', file: 'a.json', baseline });
        expect(read.state === 'read' && serialiseBaseline(read.baseline)).toBe(text);
      }),
      { seed: 1 },
    );
  });
});

describe('JSON in one line', () => {
  it.each([
    [Number.NaN, '"NaN"'],
    [Number.POSITIVE_INFINITY, '"Infinity"'],
    [Number.NEGATIVE_INFINITY, '"-Infinity"'],
    [{ a: [1e300, 'x', null, true] }, '{"a":[1e+300,"x",null,true]}'],
  ])('of %j is %s', (value, text) => expect(toJson(value)).toBe(text));
});
