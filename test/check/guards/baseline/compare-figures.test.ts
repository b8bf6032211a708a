import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { changedStream, compareFigures } from '../../../../src/check/guards/baseline/compare-figures.ts';
import type { Figures } from '../../../../src/model/outcome/figures.ts';
import type { RunFigure } from '../../../../src/model/outcome/quantity.ts';
import { holds } from '../../../../src/check/findings/worst-finding.ts';
import { encodeFloats } from '../../../../src/model/base64.ts';

const floats = (...values: number[]) => encodeFloats(Float32Array.from(values));
const infinity = Number.POSITIVE_INFINITY;
const plain: Figures = {
  state: 'finished',
  draws: { order: { first: 'aa', requests: 2 }, init: { first: 'bb', requests: 1 } },
  metrics: { loss: [3, 2] },
  parameters: { w: floats(1, -3) },
};

type Change = Partial<Figures>;
/** `state`, `draws`, `metric loss`, `parameter w`. */
const shown = (quantity: RunFigure) => ('name' in quantity ? `${quantity.of} ${quantity.name}` : quantity.of);
const compare = (now: Change, other: Change, exact: boolean) =>
  compareFigures({ ...plain, ...now }, { ...plain, ...other }, 'baseline', exact).map((deviation) => ({
    ...deviation,
    quantity: shown(deviation.quantity),
  }));
/** The quantities that differ, each with both its figures. */
const differing = (now: Change, other: Change, exact: boolean) =>
  compare(now, other, exact)
    .filter((deviation) => !holds({ ...deviation, run: '' }))
    .map(({ quantity, measured, stated }) => [quantity, measured, stated]);
const loss = (...values: number[]): Change => ({ metrics: { loss: values } });
const w = (...values: number[]): Change => ({ parameters: { w: floats(...values) } });

describe('the figures of two runs', () => {
  it('are compared in how they ended, how much they drew, metrics and parameters', () => {
    expect(compare({}, {}, true)).toEqual([
      { quantity: 'state', measured: 0, stated: 0, tolerance: 0 },
      { quantity: 'draws', measured: 3, stated: 3, tolerance: 0 },
      { quantity: 'metric loss', measured: 2, stated: 2, tolerance: 0 },
      { quantity: 'parameter w', measured: 0, stated: 0, tolerance: 0 },
    ]);
  });

  it.each(['baseline', 'reference'] as const)('say that they are held against the %s', (against) => {
    const found = compareFigures(plain, plain, against, true).map(({ quantity }) => quantity.against);
    expect(found).toEqual(Array(4).fill(against));
  });

  it.each([true, false])('differ where one diverged, exactly: %s', (exact) => {
    expect(differing({ state: 'diverged' }, {}, exact)).toEqual([['state', 1, 0]]);
    expect(differing({}, { state: 'diverged' }, exact)).toEqual([['state', 0, 1]]);
  });

  it.each([true, false])('differ where one drew once more, exactly: %s', (exact) => {
    const draws = { ...plain.draws, order: { first: 'aa', requests: 3 } };
    expect(differing({ draws }, {}, exact)).toEqual([['draws', 4, 3]]);
  });

  it('of a run that diverged and one that did not are compared in all', () => {
    const quantities = ['state', 'draws', 'metric loss', 'parameter w'];
    const [one, two] = [compare({ state: 'diverged' }, {}, false), compare({}, { state: 'diverged' }, false)];
    expect(one.map(({ quantity }) => quantity)).toEqual(quantities);
    expect(two.map(({ quantity }) => quantity)).toEqual(quantities);
  });

  it('of two runs that diverged are compared in nothing else within noise, and in all to the bit', () => {
    const [now, other] = [
      { ...loss(7), ...w(9), state: 'diverged', draws: {} },
      { state: 'diverged' },
    ] as const;
    expect(compare(now, other, false)).toEqual([{ quantity: 'state', measured: 1, stated: 1, tolerance: 0 }]);
    expect(differing(now, other, true).map(([quantity]) => quantity)).toEqual([
      'draws',
      'metric loss',
      'parameter w',
    ]);
  });

  it.each([true, false])('differ in a metric or parameter that only one has, exactly: %s', (exact) => {
    const now = {
      metrics: { ...plain.metrics, extra: [1] },
      parameters: { ...plain.parameters, v: floats(1) },
    };
    expect(differing(now, {}, exact)).toEqual([
      ['metric extra', 1, Number.NaN],
      ['parameter v', infinity, 0],
    ]);
    expect(differing({}, now, exact)).toEqual([
      ['metric extra', Number.NaN, 1],
      ['parameter v', infinity, 0],
    ]);
  });
});

describe('a metric', () => {
  it('shows its last epoch where that differs', () => {
    expect(differing(loss(9, 8), {}, true)).toEqual([['metric loss', 8, 2]]);
  });

  it('shows the first epoch that differs where the last does not', () => {
    const curves = [loss(1, 7, 8, 2), loss(1, 3, 4, 2)] as const;
    expect(differing(...curves, true)).toEqual([['metric loss', 7, 3]]);
    expect(differing(...curves, false)).toEqual([['metric loss', 7, 3]]);
  });

  it('shows its last epoch where earlier ones differ within noise alone', () => {
    const [, , metric] = compare(loss(3.00001, 2), loss(3, 2), false);
    expect(metric).toMatchObject({ quantity: 'metric loss', measured: 2, stated: 2 });
  });

  it('that is no number on either side does not differ', () => {
    const [, , metric] = compare(loss(Number.NaN), loss(Number.NaN), true);
    expect(metric).toEqual({ quantity: 'metric loss', measured: 0, stated: 0, tolerance: 0 });
  });

  it('differs in its last bit where it must be exact', () => {
    expect(differing(loss(3, 2 + 2 ** -51), {}, true)).toEqual([['metric loss', 2 + 2 ** -51, 2]]);
    expect(differing(loss(3, 2 + 2 ** -51), {}, false)).toEqual([]);
    expect(differing(loss(3 + 2 ** -51, 2), {}, true)).toEqual([['metric loss', 3 + 2 ** -51, 3]]);
  });

  it('does not differ by the sign of a zero, which JSON does not know', () => {
    expect(differing(loss(-0), loss(0), true)).toEqual([]);
    expect(differing(loss(-0, 7, 5), loss(0, 3, 5), true)).toEqual([['metric loss', 7, 3]]);
  });

  it('may lie off by 1e-4·(1 + r) of its residual r = √(2·value)', () => {
    const tolerance = compare(loss(2), loss(2), false)[2]?.tolerance;
    expect(tolerance).toBeCloseTo(2 * 3e-4 + 3e-4 ** 2 / 2, 15);
    // r = 2, and r + 1e-4·3 gives (r + 3e-4)²/2
    expect(differing(loss(2.000299999 ** 2 / 2), loss(2), false)).toEqual([]);
    expect(differing(loss(2.000300001 ** 2 / 2), loss(2), false)).toHaveLength(1);
    expect(differing(loss(1, 2), loss(1 + 2e-4, 2), false)).toEqual([]);
    expect(differing(loss(1, 2), loss(1 + 4e-4, 2), false)).toHaveLength(1);
  });

  it('has the tolerance of what it is compared with, of either sign', () => {
    const at = (value: number) => compare(loss(0), loss(value), false)[2]?.tolerance;
    expect(at(0)).toBeCloseTo(5e-9, 20);
    expect(at(-2)).toBe(at(2));
    expect(at(50)).toBeCloseTo(10 * 1.1e-3 + 1.1e-3 ** 2 / 2, 15);
  });

  it.each([true, false])(
    'agrees with NaN by being NaN, and with an infinity by being it, exactly: %s',
    (exact) => {
      for (const values of [[1, Number.NaN], [Number.NaN], [1, infinity], [1, -infinity]])
        expect(differing(loss(...values), loss(...values), exact)).toEqual([]);
    },
  );

  it('that ends in NaN on both sides shows the last epoch that is a number', () => {
    expect(compare(loss(1, 7, Number.NaN), loss(1, 7, Number.NaN), true)[2]).toMatchObject({
      measured: 7,
      stated: 7,
    });
    expect(differing(loss(6, 8, Number.NaN), loss(5, 7, Number.NaN), true)).toEqual([['metric loss', 6, 5]]);
  });

  it.each([true, false])('differs from a number by not being one, exactly: %s', (exact) => {
    const pairs = [
      [Number.NaN, 2],
      [2, Number.NaN],
      [infinity, 2],
      [2, infinity],
      [-infinity, infinity],
      [2, -infinity],
    ] as const;
    for (const [now, other] of pairs)
      expect(differing(loss(1, now), loss(1, other), exact)).toEqual([['metric loss', now, other]]);
  });

  it('of another number of epochs shows where each ends, or the first epoch that one lacks', () => {
    expect(differing(loss(3), {}, true)).toEqual([['metric loss', 3, 2]]);
    expect(differing(loss(3, 2, 2), {}, true)).toEqual([['metric loss', 2, Number.NaN]]);
    expect(differing(loss(1), loss(1, Number.NaN), true)).toEqual([['metric loss', 1, Number.NaN]]);
    expect(differing(loss(Number.NaN), loss(Number.NaN, Number.NaN), false)).toHaveLength(1);
  });
});

describe('a parameter', () => {
  it('shows the largest distance of a value', () => {
    expect(differing(w(1.5, -3.25), {}, true)).toEqual([['parameter w', 0.5, 0]]);
    expect(differing(w(1.25, -3.5), {}, true)).toEqual([['parameter w', 0.5, 0]]);
  });

  it('differs in the last bit of one value where it must be exact', () => {
    expect(differing(w(1, -3 - 2 ** -22), {}, true)).toEqual([['parameter w', 2 ** -22, 0]]);
    expect(differing(w(1, -3 - 2 ** -22), {}, false)).toEqual([]);
  });

  it('differs by the sign of a zero where it must be exact', () => {
    expect(differing(w(-0), w(0), true)).toEqual([['parameter w', Number.MIN_VALUE, 0]]);
    expect(differing(w(-0), w(0), false)).toEqual([]);
  });

  it('may lie off by 2e-5 per 1 + its largest value', () => {
    expect(compare(w(1, -3.5), {}, false)[3]?.tolerance).toBeCloseTo(8e-5, 15);
    expect(compare(w(1, -3), {}, false)[3]?.tolerance).toBe(0); // the same bits
    expect(differing(w(1 + 7.9e-5, -3), {}, false)).toEqual([]);
    expect(differing(w(1 + 8.1e-5, -3), {}, false)).toHaveLength(1);
    expect(differing(w(7e-5), w(0), false)).toHaveLength(1);
    expect(differing(w(1.9e-5), w(0), false)).toEqual([]);
  });

  it.each([true, false])('of another size differs infinitely, exactly: %s', (exact) => {
    expect(differing(w(1), {}, exact)).toEqual([['parameter w', infinity, 0]]);
    expect(differing(w(1, -3, 0), {}, exact)).toEqual([['parameter w', infinity, 0]]);
  });

  it.each([true, false])('that is NaN differs infinitely from a number alone, exactly: %s', (exact) => {
    expect(differing(w(Number.NaN, 1), w(Number.NaN, 1), exact)).toEqual([]);
    expect(differing(w(Number.NaN, 1), w(Number.NaN, 2), exact)).toEqual([['parameter w', 1, 0]]);
    expect(differing(w(Number.NaN, 1), w(0, 1), exact)).toEqual([['parameter w', infinity, 0]]);
    expect(differing(w(0, 1), w(Number.NaN, 1), exact)).toEqual([['parameter w', infinity, 0]]);
  });
});

describe('a stream', () => {
  const draws = (entries: Record<string, string>): Figures => ({
    ...plain,
    draws: Object.fromEntries(Object.entries(entries).map(([name, first]) => [name, { first, requests: 1 }])),
  });

  it('is changed where its first request got other numbers, the first such stream of the other run', () => {
    const [now, other] = [draws({ a: '1', b: '9', c: '8' }), draws({ a: '1', c: '3', b: '2' })];
    expect(changedStream(now, other)).toBe('c');
    expect(changedStream(other, other)).toBeUndefined();
  });

  it('is not changed by how often it is asked, nor where only one run asks it', () => {
    const more = { ...plain, draws: { ...plain.draws, order: { first: 'aa', requests: 9 } } };
    expect(changedStream(more, plain)).toBeUndefined();
    expect(changedStream(draws({ a: '1' }), draws({ b: '2' }))).toBeUndefined();
  });
});

describe('any run', () => {
  const any: fc.Arbitrary<Figures> = fc.record({
    state: fc.constantFrom('finished', 'diverged'),
    draws: fc.dictionary(fc.string(), fc.record({ first: fc.string(), requests: fc.nat() })),
    metrics: fc.dictionary(fc.string(), fc.array(fc.double(), { minLength: 1 })),
    parameters: fc.dictionary(
      fc.string(),
      fc.float32Array().map((values) => encodeFloats(values)),
    ),
  });

  it('does not differ from itself, and has no changed stream', () => {
    fc.assert(
      fc.property(any, fc.boolean(), (figures, exact) => {
        for (const deviation of compareFigures(figures, figures, 'baseline', exact))
          expect(holds({ ...deviation, run: '' }), shown(deviation.quantity)).toBe(true);
        expect(changedStream(figures, figures)).toBeUndefined();
      }),
      { seed: 1 },
    );
  });

  it('that agrees to the bit agrees within noise', () => {
    const agrees = (now: Figures, other: Figures, exact: boolean) =>
      compareFigures(now, other, 'baseline', exact).every((deviation) => holds({ ...deviation, run: '' }));
    const near = fc.tuple(fc.double(), fc.constantFrom(0, 1e-9, 1e-3));
    fc.assert(
      fc.property(near, ([value, by]) => {
        const [now, other] = [
          { ...plain, metrics: { m: [value * (1 + by)] } },
          { ...plain, metrics: { m: [value] } },
        ];
        expect(agrees(now, other, false) || !agrees(now, other, true)).toBe(true);
      }),
      { seed: 1 },
    );
  });
});
