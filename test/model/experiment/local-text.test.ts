import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { experimentJsonSchema } from '../../../src/spec/schema/experiment-schema.ts';
import { locales } from '../../../src/model/experiment/locales.ts';
import { textIn } from '../../../src/model/experiment/local-text.ts';
import { parseExperiment } from '../../../src/spec/parse-experiment.ts';
import { issuesOf, placesOf } from '../../spec/issues-of.ts';

const head = 'subject: ../src/book/chapter.ts#fit\nsweep: { lambda: [0, 5] }\n';
const claim = (says: string) => `claims:\n  - id: first\n    says: ${says}\n    expect: loss(lambda=0) < 1\n`;
const text = (says: string) => `title: A chapter\n${head}${claim(says)}`;

describe('a text for readers', () => {
  it('is the same in every language where it is given once', () => {
    expect(textIn('once', 'zh-CN')).toBe('once');
  });

  it('is in the language wanted where it has that', () => {
    expect(textIn({ en: 'one', 'zh-CN': '一' }, 'zh-CN')).toBe('一');
  });

  it('is in the first of its languages where it lacks the one wanted', () => {
    expect(textIn({ 'zh-CN': '一' }, 'en')).toBe('一');
  });
});

describe('a text in two languages', () => {
  const both = `title: { en: A chapter, zh-CN: 一章 }
${head}claims:
  - id: first
    says: { zh-CN: 一, en: one }
    where: { en: first page, zh-CN: 第一页 }
    note: { zh-CN: 注 }
    expect: loss(lambda=0) < 1
relations:
  - { id: same, says: { en: The same., zh-CN: 不变。 }, changes: { batchSize: 20 }, keeps: [w] }
guards: [metamorphic]
`;

  it('may be a title, and what a claim or a relation says, its place and its note', () => {
    const parsed = parseExperiment({ file: 'experiments/x.experiment.yaml', text: both });
    expect(parsed).toMatchObject({
      experiment: {
        title: { en: 'A chapter', 'zh-CN': '一章' },
        claims: [
          {
            says: { en: 'one', 'zh-CN': '一' },
            where: { en: 'first page', 'zh-CN': '第一页' },
            note: { 'zh-CN': '注' },
          },
        ],
        relations: [{ says: { en: 'The same.', 'zh-CN': '不变。' } }],
      },
    });
  });

  it('is what editors accept too', () => {
    const accepts = new Ajv2020({ allowUnionTypes: true }).compile(
      JSON.parse(JSON.stringify(experimentJsonSchema())),
    );
    expect(accepts(parse(both)), JSON.stringify(accepts.errors)).toBe(true);
    expect(accepts(parse(both.replace('zh-CN: 一章', 'fr: un')))).toBe(false);
    expect(accepts(parse(text('{}')))).toBe(false);
  });

  it.each([
    ['an unknown language', '{ en: one, zh_CN: 一 }', 'unknown-key 6:22'],
    ['a number for a text', '{ en: 5, zh-CN: 一 }', 'shape 6:17'],
    ['an empty text', '{ en: one, zh-CN: "" }', 'shape 6:29'],
    ['nothing in a language', '{ en: one, zh-CN: }', 'shape 6:29'],
    ['no language at all', '{}', 'shape 6:11'],
    ['a list', '[one]', 'shape 6:11'],
    ['a number', '5', 'shape 6:11'],
  ])('is refused in its place where it has %s', (_, says, place) => {
    expect(placesOf(text(says))).toEqual([place]);
  });

  it('has all of its mistakes told', () => {
    expect(placesOf(text('{ en: 5, fr: un, zh-CN: "" }'))).toEqual([
      'shape 6:17',
      'unknown-key 6:20',
      'shape 6:35',
    ]);
  });

  it('has the language named that a misspelt one was meant for', () => {
    expect(issuesOf(text('{ en: one, zh_CN: 一 }'))[0]?.hint).toBe('did you mean "zh-CN"?');
  });

  it('has the languages listed where none is near', () => {
    expect(issuesOf(text('{ fr: un }')).map(({ hint }) => hint)).toEqual([
      `the keys are ${locales.join(', ')}`,
    ]);
  });

  it('is told of where something else stands for it', () => {
    const [issue] = issuesOf(text('5'));
    expect(issue?.message).toBe(
      `"says" in claim "first" must be text, or a map from languages (${locales.join(', ')}) to text, not 5`,
    );
    expect(issue?.hint).toBe('put it in quotes');
  });
});
