import { describe, expect, it } from 'vitest';
import { laws } from '../../src/laws/law.ts';
import { lawMathematics } from '../../src/laws/law-mathematics.ts';
import { linearLabels, norm, rmsResidual } from '../../src/laws/linear-model.ts';
import { smallConstants } from './constants.ts';

const linear = lawMathematics['linear-sgd-l2'];

describe('the law linear-sgd-l2', () => {
  it('derives just the metrics that its table names', () => {
    expect(Object.keys(linear.derive({ w: [1] }, smallConstants))).toEqual(laws['linear-sgd-l2'].derived);
  });

  it('knows just the truths that its table names', () => {
    expect(Object.keys(linear.truths(smallConstants))).toEqual(laws['linear-sgd-l2'].truths);
  });

  it('knows just the relations that its table names', () => {
    const stated = { ...smallConstants, inputs: 8 };
    expect(linear.relations(stated, 2).map(({ id }) => id)).toEqual(laws['linear-sgd-l2'].relations);
  });

  it('derives the norm of w and its distance from the true weights', () => {
    const stated = { ...smallConstants, trueWeight: 1 };
    expect(linear.derive({ w: [4, 1, 1, -3] }, stated)).toEqual({
      weightNorm: Math.sqrt(27),
      weightDistance: 5,
    });
  });

  it('derives nothing without w', () => {
    expect(linear.derive({ v: [1] }, smallConstants)).toEqual({});
  });

  it('knows the norm of the true weights, also of negative ones', () => {
    expect(linear.truths({ ...smallConstants, inputs: 4, trueWeight: -0.5 })).toEqual({ trueWeightNorm: 1 });
  });

  it('compares the final norm with that of the start and the truth together', () => {
    const growth = (trueWeight: number) =>
      linear.growth({ w: [0, 6] }, (stream) => (stream === 'init' ? [3, 4] : undefined), {
        ...smallConstants,
        inputs: 4,
        initSd: 2,
        trueWeight,
      });
    expect(growth(0)).toBeCloseTo(0.6, 15);
    expect(growth(12)).toBeCloseTo(6 / 26, 15);
  });

  it.each([
    { what: 'a start of zeros', parameters: { w: [1] }, draws: { init: [0] } },
    { what: 'no w', parameters: {}, draws: { init: [1] } },
    { what: 'no start', parameters: { w: [1] }, draws: {} },
  ])('knows no growth with $what', ({ parameters, draws }) => {
    expect(
      linear.growth(parameters, (stream) => (stream === 'init' ? draws.init : undefined), smallConstants),
    ).toBeNull();
  });

  it('expects one order of the train rows an epoch and every other stream once', () => {
    expect(linear.draws(smallConstants)).toEqual([
      { stream: 'features', kind: 'normal', size: 48, times: 1 },
      { stream: 'noise', kind: 'normal', size: 12, times: 1 },
      { stream: 'init', kind: 'normal', size: 4, times: 1 },
      { stream: 'order', kind: 'permutation', size: 7, times: 3 },
    ]);
  });
});

describe('a linear model', () => {
  it('states labels row by row', () => {
    const law = { inputs: 2, trueWeight: 2, trueBias: 1, noiseSd: 0.5 };
    expect([...linearLabels([1, 2, 3, 4], [0, 2], law)]).toEqual([7, 16]);
  });

  it('has the root mean square residual of just the rows asked for', () => {
    const [X, y, model] = [[1, 2, 3, 4], [0, 0, 0, 1], { w: [1], b: 0 }] as const;
    expect(rmsResidual(X, y, model, [2, 4])).toBe(3);
  });

  it('has the Euclidean norm', () => {
    expect(norm([3, -4])).toBe(5);
  });
});
