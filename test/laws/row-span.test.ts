import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rowSpan } from '../../src/laws/row-span.ts';
import { createStreams } from '../../src/random/streams.ts';

/** Rows of normals, fewer than their length, and coefficients for them. */
const cases = fc.record({
  seed: fc.nat(1e6),
  count: fc.integer({ min: 1, max: 12 }),
  more: fc.integer({ min: 1, max: 30 }),
});

function make({ seed, count, more }: { seed: number; count: number; more: number }) {
  const length = count + more;
  const { random } = createStreams(seed, []);
  const X = random.normal('X', [count, length]);
  const combine = (c: ArrayLike<number>) =>
    Float64Array.from({ length }, (_, k) =>
      Array.from(c).reduce((sum, value, i) => sum + value * X[i * length + k]!, 0),
    );
  return { X, count, length, combine, vector: random.normal('v', [length]), c: random.normal('c', [count]) };
}

const dot = (a: ArrayLike<number>, b: ArrayLike<number>) =>
  Array.from(a).reduce((sum, value, k) => sum + value * b[k]!, 0);
const check = (property: (made: ReturnType<typeof make>) => void) =>
  fc.assert(
    fc.property(cases, (values) => property(make(values))),
    { seed: 1 },
  );

describe('reject', () => {
  it('leaves what is orthogonal to every row', () => {
    check(({ X, count, length, vector }) => {
      const rest = rowSpan(X, count, length).reject(vector);
      for (let i = 0; i < count; i++) {
        expect(Math.abs(dot(rest, X.subarray(i * length, (i + 1) * length)))).toBeLessThan(1e-10);
      }
    });
  });

  it('takes nothing but a combination of the rows: what it took is solved for', () => {
    check(({ X, count, length, combine, vector }) => {
      const span = rowSpan(X, count, length);
      const rest = span.reject(vector);
      const taken = combine(span.solve(vector));
      vector.forEach((value, k) => expect(rest[k]! + taken[k]!).toBeCloseTo(value, 9));
    });
  });

  it('leaves nothing of a combination of the rows', () => {
    check(({ X, count, length, combine, c }) => {
      for (const value of rowSpan(X, count, length).reject(combine(c)))
        expect(Math.abs(value)).toBeLessThan(1e-10);
    });
  });
});

describe('solve', () => {
  it('gives back the coefficients of a combination', () => {
    check(({ X, count, length, combine, c }) => {
      const found = rowSpan(X, count, length).solve(combine(c));
      c.forEach((value, i) => expect(found[i]).toBeCloseTo(value, 6));
    });
  });
});

describe('dependent rows', () => {
  it.each([
    { what: 'a row of zeros', X: [1, 2, 3, 0, 0, 0], row: 1 },
    { what: 'a multiple of the row before', X: [1, 2, 3, -2, -4, -6], row: 1 },
    { what: 'NaN', X: [1, 2, 3, Number.NaN, 0, 0], row: 1 },
  ])('are refused by their number: $what', ({ X, row }) => {
    expect(() => rowSpan(X, 2, 3)).toThrow(`row ${row} depends on the rows before it`);
  });

  it.each([1e-6, 1e6])('are told by their direction, not by their size: %f', (size) => {
    expect([...rowSpan([size, 0, size, size], 2, 2).solve([size, size])]).toEqual([0, 1]);
    expect(() => rowSpan([size, size, size, size], 2, 2)).toThrow('row 1 depends');
  });

  it('are refused where there are more rows than numbers in one', () => {
    expect(() => rowSpan([1, 0, 0, 1, 1, 1], 3, 2)).toThrow('row 2 depends on the rows before it');
  });
});
