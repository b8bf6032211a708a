import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { experimentJsonSchema } from '../../../src/spec/schema/experiment-schema.ts';
import { weightDecayYaml } from '../weight-decay-example.ts';

const file = new URL('../../../src/spec/schema/experiment.schema.json', import.meta.url);
const schema: unknown = JSON.parse(readFileSync(file, 'utf8'));
const accepts = new Ajv2020({ allErrors: true, allowUnionTypes: true }).compile(
  JSON.parse(JSON.stringify(schema)),
);

describe('experiment.schema.json', () => {
  it('is what the schema in the code gives: else write it anew from experimentJsonSchema()', () => {
    expect(schema).toEqual(experimentJsonSchema());
  });

  it("accepts the design's example", () => {
    expect(accepts(parse(weightDecayYaml)), JSON.stringify(accepts.errors)).toBe(true);
  });

  it('accepts a relation as the parser does', () => {
    const relation = {
      id: 'other-test-rows',
      streams: [{ stream: 'features', rows: [20, 120], 'from-seed': 7 }],
      scales: { w: '2^3' },
    };
    const document = { ...parse(weightDecayYaml), relations: [relation] };
    expect(accepts(document), JSON.stringify(accepts.errors)).toBe(true);
    expect(accepts({ ...document, relations: [{ ...relation, scales: { w: '8' } }] })).toBe(false);
    expect(accepts({ ...document, relations: [{ ...relation, streams: [{ rows: [20, 120] }] }] })).toBe(
      false,
    );
  });

  it.each([
    ['a misspelt key', 'title: Weight', 'titel: Weight'],
    ['a text for a number', 'inputs: 200', 'inputs: "200"'],
    ['an unknown guard', '[streams', '[stream'],
    ['a repeated value', '[0, 0.1', '[0, 0'],
    ['an axis called epoch', '{ lambda: [0', '{ epoch: [0'],
    ['backslashes in the subject', '../src/book', '..\\src\\book'],
    ['a claim without an expression', 'expect: weightNorm falls along lambda', 'note: none'],
  ])('refuses %s', (_, good, bad) => {
    expect(accepts(parse(weightDecayYaml.replace(good, bad)))).toBe(false);
  });

  it('describes every key, for editors', () => {
    const { properties } = experimentJsonSchema();
    for (const [key, value] of Object.entries(properties ?? {}))
      expect(value, key).toHaveProperty('description');
  });
});
