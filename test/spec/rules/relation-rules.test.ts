import { describe, expect, it } from 'vitest';
import { overlayExperiment } from '../../../src/spec/overlay.ts';
import { parseExperiment } from '../../../src/spec/parse-experiment.ts';
import { claimOf, lawHead, plainHead } from '../documents.ts';
import { issuesOf, placesOf } from '../issues-of.ts';

const guarded = 'guards: [metamorphic]\n';
/** Lines 1 to 3; one relation then stands on line 5, its first key in column 7. */
const plain = (relation: string): string =>
  `${plainHead}relations:\n  - { ${relation} }\n${claimOf('loss(lambda=0) < 1')}${guarded}`;
/** Lines 1 to 6; one relation then stands on line 8, its first key in column 7. */
const underLaw = (relation: string): string =>
  `${lawHead}relations:\n  - { ${relation} }\n${claimOf('testLoss(lambda=0) < 1')}${guarded}`;
const stream = 'streams: [{ stream: x, zeros: true }]';

function parsed(text: string) {
  const result = parseExperiment({ file: 'a.experiment.yaml', text });
  if ('issues' in result) throw new Error(JSON.stringify(result.issues));
  return result.experiment;
}

describe('the words of an issue of a relation', () => {
  const first = (relation: string, text = plain) => issuesOf(text(relation))[0];

  it.each([
    ['id: a, keeps: [w]', 'relation "a" changes nothing: its two runs are one', 'add "streams" or "changes"'],
    [
      `id: a, ${stream}`,
      'relation "a" states nothing of what comes of its changes',
      'add "keeps", "scales" or "moves"',
    ],
    [
      'id: a, changes: { lambda: 5 }, keeps: [w]',
      '"lambda" is 5 in the first run as well',
      'give it another value',
    ],
    [`id: a, ${stream}, kepes: [w]`, 'unknown key "kepes" in relation "a"', 'did you mean "keeps"?'],
    [
      'id: a, streams: [{ stream: x, form-seed: 7 }], keeps: [w]',
      'unknown key "form-seed" in item 1 of "streams" in relation "a"',
      'did you mean "from-seed"?',
    ],
    [
      `id: a, ${stream}, moves: [w], keeps: [w]`,
      '"w" stands in both "keeps" and "moves"',
      'it can do but one of them',
    ],
    [
      `id: a, ${stream}, scales: { w: 8 }`,
      '"w" in "scales" in relation "a" must be a power of two such as 2^3, not 8',
      'write 2^3',
    ],
    [
      'id: a, streams: [{ stream: x, rows: [4, 2], zeros: true }], keeps: [w]',
      'the rows 4 to 2 are none: the second number is the first row beyond them',
      'write [2, 4]',
    ],
    [
      'id: a, streams: [{ stream: x, rows: [4, 4], zeros: true }], keeps: [w]',
      'the rows 4 to 4 are none: the second number is the first row beyond them',
      'write [4, 5] for row 4 alone',
    ],
    [
      'id: a, streams: [{ stream: x }], keeps: [w]',
      'the stream "x" does not say what it gives instead',
      'write one of zeros, scale, permute, from-seed',
    ],
    [
      'id: a, streams: [{ stream: x, zeros: true, scale: 2^1 }], keeps: [w]',
      'the stream "x" has both zeros and scale',
      'write one of zeros, scale, permute, from-seed',
    ],
    [
      'id: a, streams: [{ stream: x, scale: 2^0 }], keeps: [w]',
      'a factor of 2^0 changes nothing',
      'e.g. scale: 2^3',
    ],
  ])('%s', (relation, message, hint) => {
    expect(first(relation)).toMatchObject({ message, hint });
  });

  it('tell no power of two from a number that is none', () => {
    expect(first(`id: a, ${stream}, scales: { w: 3 }`)).not.toHaveProperty('hint');
  });

  it('name the relation without an id by its place', () => {
    expect(first(`says: a, ${stream}, keeps: [w]`)?.message).toBe('relation 1 has no "id"');
    expect(first('id: 5, keeps: [w]')?.message).toBe('the relation changes nothing: its two runs are one');
  });

  it.each([
    ['keeps: [trainLos]', 'unknown quantity "trainLos"', 'did you mean "trainLoss"?'],
    [
      'keeps: [accuracy]',
      'unknown quantity "accuracy"',
      'known are the parameters w, b and the metrics trainLoss, testLoss',
    ],
    [
      'moves: [weightNorm]',
      'weightNorm follows from others: a relation is of what the subject returns',
      'known are the parameters w, b and the metrics trainLoss, testLoss',
    ],
    [
      'keeps: [w], changes: { lamda: 1 }',
      '"lamda" in "changes" is neither swept nor stated',
      'did you mean "lambda"?',
    ],
    [
      'keeps: [w], with: { lambda: a }',
      '"lambda" in "with" must be a number, as in "sweep", not the text "a"',
      undefined,
    ],
  ])('under a law: %s', (rest, message, hint) => {
    const issue = first(`id: a, ${stream}, ${rest}`, underLaw);
    expect([issue?.message, issue?.hint]).toEqual([message, hint]);
  });
});

describe('the ids of relations', () => {
  const two = (first: string, second: string) =>
    `relations:\n  - { id: ${first}, ${stream}, keeps: [w] }\n  - { id: ${second}, ${stream}, keeps: [w] }\n`;

  it('are their own', () => {
    const text = `${plainHead}${two('a', 'a')}${claimOf('loss(lambda=0) < 1')}${guarded}`;
    expect(issuesOf(text)).toMatchObject([
      {
        code: 'duplicate-id',
        at: { line: 6, column: 11 },
        message: 'relations 1 and 2 are both called "a"',
        hint: 'rename one',
      },
    ]);
    expect(placesOf(text.replace('id: a', 'id: b'))).toEqual([]);
  });

  it('are not those of the law', () => {
    const text = `${lawHead}${two('scaled', 'b')}${claimOf('testLoss(lambda=0) < 1')}${guarded}`;
    expect(issuesOf(text)).toMatchObject([
      {
        code: 'duplicate-id',
        at: { line: 8, column: 11 },
        message: 'the law linear-sgd-l2 brings a relation "scaled" of its own',
      },
    ]);
    const lawless = `${plainHead}${two('scaled', 'b')}${claimOf('loss(lambda=0) < 1')}${guarded}`;
    expect(placesOf(lawless)).toEqual([]);
  });
});

describe('the guard metamorphic', () => {
  const claim = claimOf('testLoss(lambda=0) < 1');

  it('without a law and relations is refused', () => {
    expect(issuesOf(`${plainHead}${claim}guards: [streams, metamorphic]\n`)).toMatchObject([
      {
        code: 'guard-needs-law',
        at: { line: 7, column: 19 },
        message: expect.stringContaining('has no relations to decide'),
        hint: 'add "relations" or a law, or remove the guard',
      },
    ]);
    expect(placesOf(`${plainHead}relations: []\n${claim}${guarded}`)).toEqual(['guard-needs-law 8:10']);
  });

  it('needs one of the two', () => {
    expect(placesOf(`${lawHead}${claim}${guarded}`)).toEqual([]);
    expect(placesOf(plain(`id: a, ${stream}, keeps: [w]`))).toEqual([]);
  });

  it('must be listed where there are relations, also under a law', () => {
    const text = underLaw(`id: a, ${stream}, keeps: [w]`);
    const missing = [text.replace(guarded, ''), text.replace('metamorphic', 'streams')];
    for (const each of missing) {
      expect(issuesOf(each)).toMatchObject([
        {
          code: 'unguarded-relations',
          at: { line: 7, column: 1 },
          message: 'nothing decides the relations: the guard "metamorphic" is not listed',
          hint: 'add it to "guards"',
        },
      ]);
    }
  });

  it('is not complained of where it, or the relations, cannot be read', () => {
    const relations = `relations:\n  - { id: a, ${stream}, keeps: [w] }\n`;
    expect(placesOf(`${plainHead}${relations}${claim}guards: [metamorfic]\n`)).toEqual([
      'unknown-guard 9:10',
    ]);
    expect(placesOf(`${plainHead}${relations}${claim}guards: metamorphic\n`)).toEqual(['shape 9:9']);
    expect(placesOf(`${plainHead}${relations}${claim}gaurds: [metamorphic]\n`)).toEqual(['unknown-key 9:1']);
    expect(placesOf(`${plainHead}relations: a\n${claim}${guarded}`)).toEqual(['shape 4:12']);
    expect(placesOf(`${plainHead}relations: [a]\n${claim}`)).toEqual(['shape 4:13']);
    expect(placesOf(`${plainHead}relation: []\n${claim}${guarded}`)).toEqual(['unknown-key 4:1']);
  });
});

describe('a command line', () => {
  it('passes its settings to both runs of a relation, whose changes stay', () => {
    const text = plain(`id: a, with: { lambda: 1, rate: 2 }, changes: { rate: 3 }, keeps: [w]`);
    const overlaid = overlayExperiment(parsed(text), { set: { rate: '4' } });
    expect('experiment' in overlaid && overlaid.experiment.relations[0]).toMatchObject({
      with: { lambda: 1, rate: 4 },
      changes: { rate: 3 },
    });
  });
});
