import { describe, expect, it } from 'vitest';
import { maxValues, parseAxisValues } from '../../../src/spec/values/parse-axis-values.ts';
import { parseExperiment } from '../../../src/spec/parse-experiment.ts';
import { claimOf, lawHead, plainHead } from '../documents.ts';
import { issuesOf, placesOf } from '../issues-of.ts';

const rises = 'trainLoss(lambda=5) > trainLoss(lambda=0)';
/** Line 10 holds the map, from column 10. */
const mapped = (map: string, expected = rises): string =>
  `${lawHead}${claimOf(expected, `    map: ${map}\n`)}`;

describe('a map', () => {
  it.each([
    ['a swept axis and epochs', '{ lambda: [1, 5], epoch: 1..20 }'],
    ['a stated setting', '{ lambda: 1..5, learningRate: [0.001, 0.003] }'],
    ['a setting of the claim', '{ batchSize: "1, 5", epochs: 10 }'],
  ])('may be along %s', (_, map) => expect(placesOf(mapped(map))).toEqual([]));

  it('keeps its axes in their order, with ranges written out', () => {
    const text = mapped('{ epoch: "1..3, 5", lambda: 2 }');
    const parsed = parseExperiment({ file: 'experiments/x.experiment.yaml', text });
    expect('experiment' in parsed && parsed.experiment.claims[0]?.map).toEqual({
      axes: [
        { name: 'epoch', values: [1, 2, 3, 5] },
        { name: 'lambda', values: [2] },
      ],
    });
  });

  it.each([
    ['with one axis', '{ lambda: [1] }', ['shape 10:10']],
    ['with three axes', '{ lambda: 1, epoch: 1, batchSize: 1 }', ['shape 10:10']],
    ['that is none', '5', ['shape 10:10']],
    ['along what there is not', '{ lamda: 1, epoch: 1 }', ['unknown-axis 10:12']],
    ['of text that is no range', '{ lambda: few, epoch: 1 }', ['shape 10:20']],
    ['of a range that runs backwards', '{ lambda: 5..1, epoch: 1 }', ['shape 10:20']],
    ['that names a value twice', '{ lambda: "1..3, 2", epoch: 1 }', ['shape 10:20']],
    ['with more values than can be read', '{ lambda: 1..61, epoch: 1 }', ['shape 10:20']],
    ['with an epoch that there is not', '{ lambda: 1, epoch: 0..3 }', ['unknown-value 10:30']],
    ['along epochs twice', '{ epochs: 1, epoch: 1 }', ['shape 10:30']],
  ])('%s is refused', (_, map, places) => expect(placesOf(mapped(map))).toEqual(places));

  it('tells all its mistakes at once', () =>
    expect(placesOf(mapped('{ lamda: x, epoch: 0 }', 'weightNorm(lambda=5) < 1'))).toEqual([
      'unknown-axis 10:12',
      'shape 10:19',
      'unknown-axis 10:22',
      'unknown-value 10:29',
    ]));

  it('asks whether another axis was meant', () =>
    expect(issuesOf(mapped('{ learnRate: 1, epoch: 1 }'))[0]?.hint).toBe('did you mean "learningRate"?'));

  it('is of a comparison alone', () => {
    const [issue] = issuesOf(mapped('{ lambda: 1, epoch: 1 }', 'trainLoss(lambda=5) is finite'));
    expect(issue).toMatchObject({ message: 'only a comparison can be mapped', at: { line: 10, column: 10 } });
  });

  it.each([
    ['of a metric that is known at the end alone', 'weightNorm(lambda=5) < trainLoss(lambda=0)'],
    ['of a norm', 'norm(w, lambda=5) < 1'],
    [
      'whose readings all have one of their own',
      'trainLoss(lambda=5, epoch=2) < trainLoss(lambda=0, epoch=2)',
    ],
  ])('along epochs %s is refused', (_, expected) =>
    expect(placesOf(mapped('{ lambda: 1, epoch: 1..3 }', expected))).toEqual(['unknown-axis 10:23']),
  );

  it('along epochs may hold a truth against a reading', () =>
    expect(placesOf(mapped('{ lambda: 1, epoch: 1 }', 'trainLoss(lambda=5) < trueWeightNorm'))).toEqual([]));

  it('along epochs needs to know how many the code takes', () => {
    const places = (more: string) =>
      placesOf(`${plainHead}${claimOf('a(lambda=5) < 1', `    map: { lambda: 1, epoch: 1 }\n${more}`)}`);
    expect(places('')).toEqual(['unknown-setting 7:23']);
    expect(places('    with: { epochs: 3 }\n')).toEqual([]);
  });
});

describe('the values of an axis', () => {
  it.each([
    [0.5, [0.5]],
    ['-1..1', [-1, 0, 1]],
    ['1e-3, .5, 2', [0.001, 0.5, 2]],
    [
      [3, 1],
      [3, 1],
    ],
  ])('are read from %j', (written, values) => expect(parseAxisValues(written)).toEqual({ values }));

  it('may be as many as can be read, and no more', () => {
    expect(parseAxisValues(`1..${maxValues}`)).toMatchObject({ values: { length: maxValues } });
    const several = Array.from({ length: maxValues + 1 }, (_, i) => i);
    for (const written of [`0..${maxValues}`, `0..${maxValues - 1}, -1`, several, '1..999999999'])
      expect(parseAxisValues(written)).toEqual({ error: 'more than 60 values; take fewer' });
  });
});
