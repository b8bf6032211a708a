import { describe, expect, it } from 'vitest';
import {
  formatDuration,
  formatNumber,
  formatDistinct,
  formatSides,
} from '../../../src/report/format/numbers.ts';

describe('formatNumber', () => {
  it.each([
    [0.1 + 0.2, '0.3'],
    [0.00012, '1.2e-4'],
    [88.8123, '88.8'],
    [1234567, '1.23e6'],
    [120, '120'],
    [-0.5, '-0.5'],
    [-0, '0'],
    [0.9999, '1'],
    [999.96, '1000'],
    [999_999.6, '1e6'],
    [3.8e11, '3.8e11'],
    [0.03, '0.03'],
    [Number.NaN, 'NaN'],
    [Number.NEGATIVE_INFINITY, '-Infinity'],
  ])('writes %d as %s', (value, text) => expect(formatNumber(value)).toBe(text));

  it('writes a minus that can be pasted', () => expect(formatNumber(-1.5)).toMatch(/^-/));
});

describe('formatSides', () => {
  it.each([
    [32, 'loss', 31.985, '31.985', ['32', '31.985']],
    [31.98, 'loss', 31.985, '31.985', ['31.98', '31.985']],
    [31.9849, 'loss', 31.985, '31.985', ['31.98', '31.985']],
    [31.98502, 'loss', 31.985, '31.985', ['32', '31.985']],
    [31.985, 'loss', 31.985, '31.985', ['31.985', '31.985']],
    [31.985, '31.985', 31.9853, 'loss', ['31.985', '32']],
    [0.00999984, 'loss', 0.01, '0.01', ['0.0099998', '0.01']],
    [-2.985, '-2.985', Number.NaN, 'loss', ['-2.985', 'NaN']],
    [31.985, 'loss', 31.9853, '2 * loss', ['31.98', '31.99']],
  ])('renders %d (%s) and %d (%s) as %j', (left, first, right, second, shown) =>
    expect(formatSides({ left, right }, { left: first, right: second })).toEqual(shown),
  );
});

describe('formatDistinct', () => {
  it('takes as many digits as tell two numbers apart', () =>
    expect(formatDistinct(0.00999984, 0.01)).toEqual(['0.0099998', '0.01']));

  it('leaves equal numbers short', () => expect(formatDistinct(1 / 3, 1 / 3)).toEqual(['0.333', '0.333']));

  it('ends for numbers that are not finite', () =>
    expect(formatDistinct(Number.NaN, Number.NaN)).toEqual(['NaN', 'NaN']));
});

describe('formatDuration', () => {
  it('never writes sixty seconds', () => expect(formatDuration(119_999)).toBe('2 min 0 s'));
});
