import { describe, expect, it } from 'vitest';
import type { Outcome } from '../../../../src/model/outcome/outcome.ts';
import { encodeFloats } from '../../../../src/model/base64.ts';
import { english } from '../../../../src/report/locale/en/english.ts';
import { weightsPicture } from '../../../../src/report/pictures/weights/weights-picture.ts';
import { renderPicture } from '../../../../src/report/pictures/render-picture.ts';
import { dataOf } from '../../../fixtures/report/data-of.ts';
import { greenOutcome } from '../../../fixtures/report/outcome.ts';

type Parameters = Readonly<Record<string, readonly number[]>>;

/** The record of each cell and seed, with parameters. */
function withParameters(
  parametersOf: (run: string) => Parameters,
  law: 'linear-sgd-l2' | null = 'linear-sgd-l2',
): Outcome {
  const outcome = greenOutcome({ law, sweep: { lambda: [0, 5] }, states: { trueWeight: 0.25 } });
  const records = outcome.records.map((record) => {
    const named = Object.entries(parametersOf(record.run)).map(
      ([name, values]) => [name, encodeFloats(Float32Array.from(values))] as const,
    );
    return record.state === 'threw' ? record : { ...record, parameters: Object.fromEntries(named) };
  });
  return { ...outcome, records };
}
const pictureOf = (outcome: Outcome) => weightsPicture(outcome, english)[0];
const pointsOf = (outcome: Outcome) => dataOf(pictureOf(outcome));
const byCell = (run: string): Parameters =>
  run.startsWith('lambda=0') ? { w: [1, -2, 0.5], b: [9] } : { w: [0.25, 0.5, -0.25], b: [9] };

describe('the picture of the weights', () => {
  it('shows each weight of the first seed by its place, a series a cell', () =>
    expect(pointsOf(withParameters(byCell))).toEqual([
      { index: 1, value: 1, series: 'λ = 0' },
      { index: 2, value: -2, series: 'λ = 0' },
      { index: 3, value: 0.5, series: 'λ = 0' },
      { index: 1, value: 0.25, series: 'λ = 5' },
      { index: 2, value: 0.5, series: 'λ = 5' },
      { index: 3, value: -0.25, series: 'λ = 5' },
    ]));

  it('draws the true weight across, where the law knows it', () => {
    expect(JSON.stringify(pictureOf(withParameters(byCell))?.spec)).toContain('{"truth":0.25}');
    expect(pictureOf(withParameters(byCell))?.table.rows[1]).toMatchObject({
      head: '2',
      cells: ['0.25', '-2', '0.5'],
    });
  });

  it('does without a law where one parameter alone is a vector', () => {
    const picture = pictureOf(withParameters(byCell, null));
    expect(picture?.title).toBe('Parameter w after training');
    expect(JSON.stringify(picture?.spec)).not.toContain('truth');
  });

  it('is none without a law where several are vectors, or the one is long', () => {
    expect(pictureOf(withParameters(() => ({ w: [1, 2], v: [3, 4] }), null))).toBeUndefined();
    expect(
      pictureOf(withParameters(() => ({ w: Array.from({ length: 501 }, (_, i) => i) }), null)),
    ).toBeUndefined();
  });

  it('is none where records hold no such parameter', () =>
    expect(pictureOf(withParameters(() => ({ v: [1, 2] })))).toBeUndefined());

  it('is none where a record holds something else than numbers', () => {
    const outcome = withParameters(byCell);
    const records = outcome.records.map((record) =>
      record.state === 'threw' ? record : { ...record, parameters: { w: 'AAA' } },
    );
    expect(pictureOf({ ...outcome, records })).toBeUndefined();
  });

  it('draws an even choice of many, and shows those farthest from the truth in its table', () => {
    const long = Array.from({ length: 2001 }, (_, i) => (i === 1234 ? 50 : i / 2001));
    const outcome = withParameters(() => ({ w: long }));
    expect(pointsOf(outcome)).toHaveLength(2 * 500);
    expect(pictureOf(outcome)?.caption).toContain('500 of 2001 values drawn');
    expect(pictureOf(outcome)?.table.rows).toHaveLength(50);
    expect(pictureOf(outcome)?.table.rows[0]?.head).toBe('1235');
  });

  it('leaves out what is not finite', async () => {
    const outcome = withParameters(() => ({ w: [1, Number.NaN, Number.POSITIVE_INFINITY] }));
    expect(pointsOf(outcome)).toHaveLength(2);
    expect(pictureOf(outcome)?.caption).toContain('4 values left out: not finite.');
    expect((await renderPicture(pictureOf(outcome)?.spec ?? {}, 'p')).svg).not.toMatch(/NaN|Infinity/);
  });

  it('is linear about zero and logarithmic beyond where one cell is far smaller than another', () => {
    const small = withParameters((run) => ({
      w: run.startsWith('lambda=0') ? [1, -2, 3] : [0.02, -0.03, 0.04],
    }));
    expect(JSON.stringify(pictureOf(small)?.spec)).toContain('{"type":"symlog","constant":0.01,');
    expect(pictureOf(small)?.caption).toContain('Linear within ±0.01, logarithmic beyond.');
    expect(JSON.stringify(pictureOf(withParameters(byCell))?.spec)).not.toContain('symlog');
  });
});
