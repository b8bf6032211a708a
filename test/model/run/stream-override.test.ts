import { describe, expect, it } from 'vitest';
import { encodeFloats, encodeIntegers } from '../../../src/model/base64.ts';
import { createStreams } from '../../../src/random/streams.ts';
import { streamOverride, type StreamOverride } from '../../../src/model/run/stream-override.ts';

const stream = 'features';
const draw = (overrides: StreamOverride[], seed = 1, shape = [4, 2]) =>
  createStreams(seed, overrides).random.normal(stream, shape);
const own = draw([]);
const ownRows = [0, 2, 4, 6].map((from) => [...own.subarray(from, from + 2)]);
const rowsOf = (values: Float32Array) => [0, 2, 4, 6].map((from) => [...values.subarray(from, from + 2)]);

describe('zeros', () => {
  it('hands out zeros', () => {
    expect([...draw([{ stream, kind: 'zeros' }])]).toEqual(Array.from({ length: 8 }, () => 0));
  });

  it('on some rows leaves the others', () => {
    const [first, , , last] = ownRows;
    expect(rowsOf(draw([{ stream, kind: 'zeros', rows: [1, 3] }]))).toEqual([first, [0, 0], [0, 0], last]);
  });
});

describe('scale', () => {
  it.each([3, -20])('multiplies by 2^%i, bit for bit', (exponent) => {
    expect([...draw([{ stream, kind: 'scale', exponent }])]).toEqual([...own].map((z) => z * 2 ** exponent));
  });

  it('on some rows leaves the others', () => {
    const scaled = rowsOf(draw([{ stream, kind: 'scale', exponent: 1, rows: [3, 4] }]));
    expect(scaled).toEqual([...ownRows.slice(0, 3), ownRows[3]!.map((z) => 2 * z)]);
  });
});

describe('permute', () => {
  it('hands out the same rows in another order', () => {
    const permuted = rowsOf(draw([{ stream, kind: 'permute', seed: 2 }]));
    expect(permuted).not.toEqual(ownRows);
    expect(permuted.toSorted(byFirst)).toEqual(ownRows.toSorted(byFirst));
  });

  it('on some rows keeps the others in their places', () => {
    const shape = [40, 2];
    const plain = draw([], 1, shape);
    const permuted = draw([{ stream, kind: 'permute', seed: 2, rows: [20, 40] }], 1, shape);
    expect(permuted.subarray(0, 40)).toEqual(plain.subarray(0, 40));
    expect(permuted.subarray(40)).not.toEqual(plain.subarray(40));
    expect(permuted.toSorted()).toEqual(plain.toSorted());
  });

  it('of an order is an order still', () => {
    const { random } = createStreams(1, [{ stream: 'order', kind: 'permute', seed: 2 }]);
    expect(random.permutation('order', 9).toSorted()).toEqual(Int32Array.of(0, 1, 2, 3, 4, 5, 6, 7, 8));
  });
});

describe('from-seed', () => {
  it('hands out what the other seed draws, request by request', () => {
    const other = createStreams(9, []).random;
    const { random } = createStreams(1, [{ stream, kind: 'from-seed', seed: 9 }]);
    for (const shape of [[4, 2], [3]])
      expect(random.normal(stream, shape)).toEqual(other.normal(stream, shape));
  });

  it('on some rows takes the same rows of the other seed', () => {
    const mixed = rowsOf(draw([{ stream, kind: 'from-seed', seed: 9, rows: [2, 4] }]));
    expect(mixed).toEqual([...ownRows.slice(0, 2), ...rowsOf(draw([], 9)).slice(2)]);
  });
});

describe('recorded', () => {
  const recording = Float32Array.of(0.5, -1.25, 3, 1e-20, 7, 8);

  it('hands out the recording, request by request', () => {
    const { random } = createStreams(1, [{ stream, kind: 'recorded', values: encodeFloats(recording) }]);
    expect([...random.normal(stream, [2, 2]), ...random.normal(stream, [2])]).toEqual([...recording]);
  });

  it('hands out recorded orders', () => {
    const values = encodeIntegers(Int32Array.of(2, 0, 1, 1, 2, 0));
    const { random } = createStreams(1, [{ stream: 'order', kind: 'recorded', values }]);
    expect([[...random.permutation('order', 3)], [...random.permutation('order', 3)]]).toEqual([
      [2, 0, 1],
      [1, 2, 0],
    ]);
  });

  it('on some rows takes from the recording no more than those', () => {
    const values = encodeFloats(recording.subarray(0, 4));
    const mixed = rowsOf(draw([{ stream, kind: 'recorded', values, rows: [1, 3] }]));
    expect(mixed).toEqual([ownRows[0], [0.5, -1.25], [3, Math.fround(1e-20)], ownRows[3]]);
  });

  it('on some rows goes on where the request before it stopped', () => {
    const values = encodeFloats(recording.subarray(0, 4));
    const { random } = createStreams(1, [{ stream, kind: 'recorded', values, rows: [1, 2] }]);
    const second = [random.normal(stream, [4, 2]), random.normal(stream, [4, 2])].map(
      (rows) => rowsOf(rows)[1],
    );
    expect(second).toEqual([
      [0.5, -1.25],
      [3, Math.fround(1e-20)],
    ]);
  });

  it('that is too short is an error naming the stream and both lengths', () => {
    const { random } = createStreams(1, [{ stream, kind: 'recorded', values: encodeFloats(recording) }]);
    random.normal(stream, [4]);
    expect(() => random.normal(stream, [4])).toThrow(
      new RangeError('the recording of stream "features" holds 6 numbers; 8 were asked for'),
    );
  });
});

describe('overrides', () => {
  it('apply in their order', () => {
    const zeros: StreamOverride = { stream, kind: 'zeros' };
    const other: StreamOverride = { stream, kind: 'from-seed', seed: 9, rows: [0, 2] };
    expect([...draw([zeros, other]).subarray(0, 4)]).toEqual([...draw([], 9).subarray(0, 4)]);
    expect([...draw([other, zeros])]).toEqual(Array.from({ length: 8 }, () => 0));
  });

  it('leave other streams alone', () => {
    const { random } = createStreams(1, [{ stream: 'noise', kind: 'zeros' }]);
    expect(random.normal(stream, [4, 2])).toEqual(own);
  });

  it.each<StreamOverride>([
    { stream, kind: 'zeros' },
    { stream, kind: 'scale', exponent: 4 },
    { stream, kind: 'permute', seed: 5 },
    { stream, kind: 'from-seed', seed: 5 },
    { stream, kind: 'recorded', values: encodeFloats(new Float32Array(12)) },
  ])('of kind $kind never shift what a stream draws afterwards', (override) => {
    const plain = createStreams(1, []).random;
    const { random } = createStreams(1, [{ ...override, rows: [0, 4] }]);
    const [afterwards, expected] = [random, plain].map((from) => {
      from.normal(stream, [4, 2]);
      return from.normal(stream, [6, 1]).slice(4); // rows that the override does not name
    });
    expect(afterwards).toEqual(expected);
  });

  it.each([
    { rows: [2, 2], message: 'rows 2 to 2 of stream "features" are overridden; the draw has 4 rows' },
    { rows: [3, 5], message: 'rows 3 to 5 of stream "features" are overridden; the draw has 4 rows' },
  ])('of rows $rows in a draw of four are refused', ({ rows, message }) => {
    expect(() => draw([{ stream, kind: 'zeros', rows: rows as [number, number] }])).toThrow(message);
  });

  it.each([
    { kind: 'scale', stream, exponent: 0.5 },
    { kind: 'zeros', stream, rows: [-1, 2] },
    { kind: 'shuffle', stream },
  ])('that make no sense are refused when they are read: %j', (override) => {
    expect(streamOverride.safeParse(override).success).toBe(false);
  });
});

function byFirst(a: number[], b: number[]): number {
  return a[0]! - b[0]!;
}
