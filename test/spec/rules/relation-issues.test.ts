import { describe, expect, it } from 'vitest';
import { parseExperiment } from '../../../src/spec/parse-experiment.ts';
import { claimOf, lawHead, plainHead } from '../documents.ts';
import { placesOf } from '../issues-of.ts';

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

describe('a relation', () => {
  it('reads as its file states it', () => {
    const [relation] = parsed(`${plainHead}states: { epochs: 10 }
relations:
  - id: other-test-rows
    says: Other test rows leave the weights as they are.
    with: { epochs: 3 }
    changes: { lambda: 0 }
    streams:
      - { stream: abscissae, rows: [100, 200], from-seed: 7 }
      - { stream: noise, scale: 2^-3 }
      - { stream: order, permute: 0 }
      - { stream: init, zeros: true }
    keeps: [w, trainLoss]
    scales: { b: 2^3, "dense/kernel": 2^+6 }
    moves: [testLoss]
${claimOf('loss(lambda=0) < 1')}${guarded}`).relations;
    expect(relation).toEqual({
      id: 'other-test-rows',
      says: 'Other test rows leave the weights as they are.',
      with: { epochs: 3 },
      changes: { lambda: 0 },
      overrides: [
        { stream: 'abscissae', rows: [100, 200], kind: 'from-seed', seed: 7 },
        { stream: 'noise', kind: 'scale', exponent: -3 },
        { stream: 'order', kind: 'permute', seed: 0 },
        { stream: 'init', kind: 'zeros' },
      ],
      scales: { b: 3, 'dense/kernel': 6 },
      exponent: 1,
      keeps: ['w', 'trainLoss'],
      moves: ['testLoss'],
    });
  });

  it('may leave out all but its id, one change and one quantity', () => {
    expect(parsed(plain(`id: a, ${stream}, keeps: [w]`)).relations).toEqual([
      {
        id: 'a',
        with: {},
        changes: {},
        overrides: [{ stream: 'x', kind: 'zeros' }],
        scales: {},
        exponent: 1,
        keeps: ['w'],
        moves: [],
      },
    ]);
  });

  it('under a law may name its metrics and parameters', () => {
    expect(placesOf(underLaw(`id: a, ${stream}, keeps: [w, b], moves: [trainLoss, testLoss]`))).toEqual([]);
  });

  it.each([
    ['has no id', `${stream}, keeps: [w]`, 'shape 5:5'],
    ['has a malformed id', `id: A b, ${stream}, keeps: [w]`, 'shape 5:11'],
    ['has an empty sentence', `id: a, says: "", ${stream}, keeps: [w]`, 'shape 5:20'],
    ['has a key that nobody knows', `id: a, ${stream}, kepes: [w]`, 'unknown-key 5:53'],
    ['changes nothing', 'id: a, keeps: [w]', 'empty-relation 5:5'],
    ['states nothing of what comes of it', `id: a, ${stream}`, 'empty-relation 5:5'],
    ['has empty lists alone', `id: a, ${stream}, keeps: [], scales: {}`, 'empty-relation 5:5'],
    ['changes nothing and states nothing', 'id: a, streams: []', 'empty-relation 5:5 empty-relation 5:5'],
    ['lists a quantity twice', `id: a, ${stream}, keeps: [w, w]`, 'shape 5:64'],
    ['keeps what it moves', `id: a, ${stream}, keeps: [w], moves: [w]`, 'duplicate-id 5:73'],
    ['scales what it keeps', `id: a, ${stream}, keeps: [w], scales: { w: 2^3 }`, 'duplicate-id 5:75'],
    ['scales by a factor', `id: a, ${stream}, scales: { w: 8 }`, 'shape 5:66'],
    ['scales by a power of another base', `id: a, ${stream}, scales: { w: 10^3 }`, 'shape 5:66'],
    ['scales a list', `id: a, ${stream}, scales: [w]`, 'shape 5:61'],
    ['passes a list', `id: a, with: { lambda: [1, 2] }, ${stream}, keeps: [w]`, 'shape 5:30'],
    ['changes the epoch', 'id: a, changes: { epoch: 2 }, keeps: [w]', 'shape 5:25'],
    ['changes a setting to what it is', 'id: a, changes: { lambda: 5 }, keeps: [w]', 'empty-relation 5:33'],
    [
      'changes a setting to what it passes',
      'id: a, with: { lambda: 1 }, changes: { lambda: 1 }, keeps: [w]',
      'empty-relation 5:54',
    ],
  ])('that %s is refused', (_, relation, places) => {
    expect(placesOf(plain(relation)).join(' ')).toBe(places);
  });

  it.each([
    ['a setting that is neither swept nor stated', 'with: { rate: 1 }', 'unknown-setting 8:22'],
    ['a change that is neither', 'changes: { lamda: 1 }', 'unknown-setting 8:25'],
    ['a text for a number', 'changes: { lambda: large }', 'shape 8:33'],
    ['a change to what is stated', 'changes: { epochs: 10 }', 'empty-relation 8:33'],
  ])('is refused under a law with %s', (_, change, place) => {
    expect(placesOf(underLaw(`id: a, ${change}, ${stream}, keeps: [w]`))).toEqual([place]);
  });

  it.each([
    ['kept', 'keeps: [w, trainLos]', 'unknown-metric 8:64'],
    ['scaled', 'scales: { w: 2^3, weights: 2^3 }', 'unknown-metric 8:71'],
    ['moved', 'moves: [weightNorm]', 'unknown-metric 8:61'],
    ['moved that is a truth', 'moves: [trueWeightNorm]', 'unknown-metric 8:61'],
  ])('refuses a quantity that the law does not know, %s', (_, quantities, place) => {
    expect(placesOf(underLaw(`id: a, ${stream}, ${quantities}`))).toEqual([place]);
  });

  it('without a law lets any quantity pass, since parameters are not declared', () => {
    const text = `metrics: [loss]\n${plain(`id: a, ${stream}, keeps: [los, v]`)}`;
    expect(placesOf(text)).toEqual([]);
  });

  it.each([
    ['is given nothing else', '{ stream: x }', 'shape 5:24'],
    ['is given two things', '{ stream: x, zeros: true, permute: 1 }', 'shape 5:24'],
    ['has no name', '{ zeros: true }', 'shape 5:24'],
    ['has an empty name', '{ stream: "", zeros: true }', 'shape 5:34'],
    ['is misspelt', '{ stream: x, zero: true }', 'unknown-key 5:37'],
    ['is not to be zeros', '{ stream: x, zeros: false }', 'shape 5:44'],
    ['is scaled by a number', '{ stream: x, scale: 3 }', 'shape 5:44'],
    ['is scaled by 1', '{ stream: x, scale: 2^0 }', 'empty-relation 5:44'],
    ['is permuted by half a seed', '{ stream: x, permute: 0.5 }', 'shape 5:46'],
    ['takes a seed below zero', '{ stream: x, from-seed: -1 }', 'shape 5:48'],
    ['is recorded', '{ stream: x, recorded: AAAA }', 'unknown-key 5:37'],
    ['has no rows', '{ stream: x, rows: [4, 4], zeros: true }', 'shape 5:43'],
    ['has backward rows', '{ stream: x, rows: [4, 2], zeros: true }', 'shape 5:43'],
    ['has one row number', '{ stream: x, rows: [4], zeros: true }', 'shape 5:43'],
    ['has three row numbers', '{ stream: x, rows: [1, 2, 3], zeros: true }', 'shape 5:43'],
    ['has half a row', '{ stream: x, rows: [0, 1.5], zeros: true }', 'shape 5:47'],
    ['has a row below zero', '{ stream: x, rows: [-1, 2], zeros: true }', 'shape 5:44'],
    ['is a text', 'x', 'shape 5:24'],
  ])('refuses a stream that %s', (_, written, place) => {
    expect(placesOf(plain(`id: a, streams: [${written}], keeps: [w]`))).toEqual([place]);
  });

  it('may override one row', () => {
    expect(placesOf(plain('id: a, streams: [{ stream: x, rows: [0, 1], zeros: true }], keeps: [w]'))).toEqual(
      [],
    );
  });

  it('is not complained of again for a key that is misspelt', () => {
    expect(placesOf(plain('id: a, steams: [], keeps: [w]'))).toEqual(['unknown-key 5:14']);
    expect(placesOf(plain('id: a, chagnes: {}, keep: [w]'))).toEqual([
      'unknown-key 5:14',
      'unknown-key 5:27',
    ]);
    expect(placesOf(plain('id: a, streams: x, keeps: w'))).toEqual(['shape 5:23', 'shape 5:33']);
  });
});
