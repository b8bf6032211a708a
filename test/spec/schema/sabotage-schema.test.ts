import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { sabotageJsonSchema } from '../../../src/spec/schema/sabotage-schema.ts';

const file = new URL('../../../src/spec/schema/sabotage.schema.json', import.meta.url);
const schema: unknown = JSON.parse(readFileSync(file, 'utf8'));
const accepts = new Ajv2020({ allErrors: true }).compile(JSON.parse(JSON.stringify(schema)));

const yaml = `
defects:
  - id: learning-rate-tenfold
    says: The learning rate is ten times too large.
    edits: [{ file: ../src/book/chapter.ts, find: lr = 0.003, replace: lr = 0.03 }]
    noticedBy: { trajectory: learning-rate, recompute: any }
`;

describe('sabotage.schema.json', () => {
  it('is what the schema in the code gives: else `npm run schemas` writes it anew', () =>
    expect(schema).toEqual(sabotageJsonSchema()));

  it('accepts a list of defects', () =>
    expect(accepts(parse(yaml)), JSON.stringify(accepts.errors)).toBe(true));

  it.each([
    ['a misspelt key', 'noticedBy', 'noticed'],
    ['an absolute path', '../src/book', '/src/book'],
    ['an edit that finds nothing', 'find: lr = 0.003, ', ''],
    ['an id with capitals', 'id: learning', 'id: Learning'],
    ['no defect', /defects:[^]*/, 'defects: []'],
  ])('refuses %s', (_, good, bad) => expect(accepts(parse(yaml.replace(good, bad)))).toBe(false));
});
