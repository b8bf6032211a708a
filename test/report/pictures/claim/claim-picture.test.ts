import { describe, expect, it } from 'vitest';
import type { Evidence } from '../../../../src/model/outcome/verdict.ts';
import { english } from '../../../../src/report/locale/en/english.ts';
import { claimPicture } from '../../../../src/report/pictures/claim/claim-picture.ts';
import { renderPicture } from '../../../../src/report/pictures/render-picture.ts';
import { comparison, range, state, trend } from '../../../fixtures/report/evidence.ts';
import { tagsOf } from '../../../fixtures/report/tags-of.ts';

const table = { caption: 'The numbers', columns: [], rows: [] };
const pictureOf = (evidence: Evidence) => {
  const picture = claimPicture(evidence, 'p', table, english);
  if (!picture) throw new Error('there is no picture');
  return picture;
};

type Datum = Readonly<Record<string, unknown>>;
type Encoding = { readonly x?: { readonly scale?: { readonly type: string; readonly domain: number[] } } };
type Layer = { readonly data?: { readonly values: readonly Datum[] }; readonly encoding?: Encoding };
type Spec = Layer & { readonly layer: readonly Layer[] };
const specOf = (evidence: Evidence) => pictureOf(evidence).spec as unknown as Spec;
const dataOf = (evidence: Evidence) => specOf(evidence).data?.values ?? [];
const scaleOf = (evidence: Evidence) =>
  specOf(evidence).layer.flatMap(({ encoding }) => encoding?.x?.scale ?? [])[0];

type Comparison = Extract<Evidence, { kind: 'comparison' }>;
const sides = (...pairs: readonly (readonly [number, number])[]): Comparison => ({
  kind: 'comparison',
  left: 'a',
  operator: '<=',
  right: 'b',
  rows: pairs.map(([left, right], i) => ({
    run: `seed=${i + 1}`,
    seed: i + 1,
    left,
    right,
    margin: right - left,
    holds: left <= right,
  })),
  tally: { held: 0, of: pairs.length },
});
const svgOf = async (evidence: Evidence) => (await renderPicture(pictureOf(evidence).spec, 'p')).svg;

describe('the picture of a comparison', () => {
  it('shows the two sides of each seed as they were measured, and tells apart where it does not hold', () =>
    expect(dataOf(sides([1, 2], [4, 3]))).toEqual([
      { seed: 1, value: 2, series: '<= b' },
      { seed: 2, value: 3, series: '<= b' },
      { seed: 1, value: 1, series: 'a' },
      { seed: 2, value: 4, series: 'a, does not hold' },
    ]));

  it('draws one rule where the right side is the same in all seeds', () => {
    const { layer } = specOf(sides([1, 3], [2, 3]));
    expect(layer.map(({ data }) => data?.values)).toContainEqual([{ bound: 3 }]);
  });

  it('is logarithmic where all is positive and spans more than two decades', () => {
    expect(scaleOf(sides([0.01, 2], [0.02, 3]))?.type).toBe('log');
    expect(pictureOf(sides([0.01, 2], [0.02, 3])).caption).toContain('Logarithmic scale.');
    expect(scaleOf(sides([0.1, 2], [0.2, 3]))?.type).toBe('linear');
    expect(scaleOf(sides([-0.01, 2], [0.02, 3]))?.type).toBe('linear');
  });

  it('leaves out what is not finite, and says how much', () => {
    const evidence = sides([Number.NaN, 2], [Number.POSITIVE_INFINITY, 3], [1, 4]);
    expect(dataOf(evidence).filter(({ series }) => series !== '<= b')).toEqual([
      { seed: 3, value: 1, series: 'a' },
    ]);
    expect(pictureOf(evidence).caption).toContain('2 values left out: not finite.');
  });

  it('is none where nothing is finite, or nothing was measured', () => {
    expect(claimPicture(sides([Number.NaN, Number.NaN]), 'p', table, english)).toBeNull();
    expect(claimPicture(sides(), 'p', table, english)).toBeNull();
  });

  it('draws the largest and smallest numbers that there are', async () => {
    const { MAX_VALUE, MIN_VALUE } = Number;
    const drawn = [
      await svgOf(sides([MIN_VALUE, MAX_VALUE])),
      await svgOf(sides([-MAX_VALUE, MAX_VALUE], [0, 1])),
    ];
    for (const svg of drawn) expect(svg).not.toMatch(/NaN|Infinity/);
  });

  it('holds names as text, whatever they are', async () => {
    const attack = `"'></text><script>alert(1)</script>\${datum}\\u2028&lt;constructor`;
    const named = (left: string): Evidence => ({ ...sides([1, 2], [4, 3]), left, right: left });
    const [hostile, plain] = [await svgOf(named(attack)), await svgOf(named('x'.repeat(attack.length)))];
    expect(hostile).toContain('&lt;script&gt;');
    expect(tagsOf(hostile)).toEqual(tagsOf(plain));
  });

  it('takes less than ten kilobytes for twenty seeds', async () =>
    expect((await svgOf(comparison(range(20), 0.04))).length).toBeLessThan(10_000));
});

describe('of many seeds', () => {
  const many = sides(
    ...range(1000).map((seed) => [seed % 10 === 0 ? 5 : seed / 1000, 2 + (seed % 7)] as const),
  );

  it('200 are drawn, and the caption says so', () => {
    expect(new Set(dataOf(many).map(({ seed }) => seed)).size).toBe(200);
    expect(pictureOf(many).caption).toContain('200 of 1000 runs drawn');
  });

  it('all that do not hold are among them, up to a hundred', () => {
    const failing = many.rows.filter(({ holds }) => !holds).map(({ seed }) => seed);
    expect(failing.length).toBeGreaterThan(10);
    const drawn = new Set(dataOf(many).map(({ seed }) => seed));
    expect(failing.filter((seed) => !drawn.has(seed))).toEqual([]);
  });

  it('the tightest is among them', () => {
    const tight = sides(...range(1000).map((seed) => [seed === 778 ? 9 : 1, 9.5] as const));
    expect(dataOf(tight).map(({ value }) => value)).toContain(9);
  });
});

describe('the picture of a share', () => {
  const share = comparison(range(20), 0.04, true);

  it('shows the share that holds, its interval and what is asked, in per cent', () => {
    expect(share.kind === 'comparison' && share.tally.held).toBe(11);
    expect(dataOf(share)).toEqual([{ low: 71, high: 100, share: 55, required: 50 }]);
    expect(specOf(share).layer.at(-1)?.data?.values).toEqual([{ value: 55, series: '11 of 20 runs' }]);
    expect(scaleOf(share)?.domain).toEqual([0, 100]);
  });

  it('holds the count in its caption', () =>
    expect(pictureOf(share).caption).toBe(
      '11 of 20 runs hold; the share of all seeds lies in the interval, at 99.9 %.',
    ));
});

type Trend = Extract<Evidence, { kind: 'trend' }>;
const falling = (...readings: readonly number[][]): Trend => ({
  kind: 'trend',
  reading: 'norm',
  direction: 'falls',
  axis: 'lambda',
  values: readings[0]?.map((_, i) => i) ?? [],
  rows: readings.map((each, i) => {
    const margin = Math.min(...each.slice(1).map((value, k) => (each[k] ?? 0) - value));
    return { run: `seed=${i + 1}`, seed: i + 1, readings: each, margin, holds: margin > 0 };
  }),
  tally: { held: 0, of: readings.length },
});
const layersOf = (evidence: Evidence) => specOf(evidence).layer.map(({ data }) => data?.values ?? []);
const valuesIn = (data: readonly Datum[] = []) => data.map(({ value }) => value);

describe('the picture of a trend', () => {
  it('draws a line a seed, with a gap after each', () =>
    expect(valuesIn(layersOf(falling([3, 2, 1], [6, 5, 4]))[0])).toEqual([3, 2, 1, null, 6, 5, 4, null]));

  it('sets apart the seeds where it does not hold, and the step that offends most', () => {
    const [held, failing, step] = layersOf(falling([9, 8, 7, 6], [9, 9.5, 3, 5]));
    expect(valuesIn(held)).toEqual([9, 8, 7, 6, null]);
    expect(valuesIn(failing)).toEqual([9, 9.5, 3, 5, null]);
    expect(step?.slice(0, 2)).toEqual([
      { seed: 2, at: 2, value: 3 },
      { seed: 2, at: 3, value: 5 },
    ]);
  });

  it('breaks a line where a value is not finite', async () => {
    const evidence = falling([3, Number.NaN, 1], [6, 5, 4]);
    expect(layersOf(evidence).map(valuesIn)[1]).toEqual([3, null, 1, null]);
    expect(pictureOf(evidence).caption).toContain('1 value left out: not finite.');
    expect(await svgOf(evidence)).not.toContain('NaN');
  });

  it('draws an even choice of many values, the offending step among them', () => {
    const readings = range(1000).map((i) => (i === 538 ? 1500 : 1001 - i));
    const [, failing, step] = layersOf(falling(readings));
    expect(failing?.length).toBeLessThanOrEqual(25);
    expect(step?.slice(0, 2)).toMatchObject([{ value: 464 }, { value: 1500 }]);
    expect(pictureOf(falling(readings)).caption).toMatch(/\d+ of 1000 values drawn\./);
  });

  it.each([
    ['falls', [10, 2, 5], 1],
    ['rises', [1, 5, 2], 1],
    ['does not fall', [9, 4, 3], 1],
    ['does not rise', [1, 2, 10], 0],
  ] as const)('has the smallest step of what %s stand out', (direction, readings, from) => {
    const { rows, ...rest } = falling([...readings]);
    const failing = { ...rest, direction, rows: rows.map((row) => ({ ...row, holds: false })) };
    expect(valuesIn(layersOf(failing)[2])).toEqual([readings[from], readings[from + 1], null]);
  });

  it('is drawn for a single seed', () => expect(pictureOf(trend([4])).caption).toContain('Seed 4.'));
});

describe('the picture of a state', () => {
  const rows = (...values: readonly (readonly [number, boolean])[]): Evidence => ({
    kind: 'state',
    reading: 'norm',
    state: 'diverges',
    rows: values.map(([value, diverged], i) => ({ run: 'r', seed: i + 1, value, diverged, holds: diverged })),
    tally: { held: 0, of: values.length },
  });

  it('shows final values on a logarithmic axis, and what is not finite at its marked edge', () => {
    const evidence = rows([1e11, true], [Number.POSITIVE_INFINITY, true], [Number.NaN, true], [5, false]);
    const scale = scaleOf(evidence);
    const edge = scale?.domain[1];
    expect(scale?.type).toBe('log');
    expect(edge).toBeGreaterThan(1e11);
    expect(dataOf(evidence)).toEqual([
      { seed: 1, value: 1e11, series: 'diverged' },
      { seed: 2, value: edge, series: 'diverged' },
      { seed: 3, value: edge, series: 'diverged' },
      { seed: 4, value: 5, series: 'did not diverge' },
    ]);
    expect(pictureOf(evidence).caption).toContain('2 values not finite, at the edge marked ∞.');
  });

  it('has no edge where all is finite', async () => expect(await svgOf(rows([5, true]))).not.toContain('∞'));

  it('is drawn where nothing is finite', async () => {
    const svg = await svgOf(state([1, 2]));
    expect(svg).toContain('∞');
    expect(svg).not.toMatch(/NaN|Infinity/);
  });
});
