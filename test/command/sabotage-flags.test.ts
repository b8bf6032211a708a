import { describe, expect, it } from 'vitest';
import { UsageError } from '../../src/command/context.ts';
import { readTimeout } from '../../src/command/run-flags.ts';
import { selectDefects } from '../../src/command/select-checks.ts';

const at = { line: 1, column: 1 };
const defects = ['rate-doubled', 'rate-halved', 'no-shuffling'].map((id) => ({
  id,
  says: '',
  edits: [],
  noticedBy: {},
  at,
}));

describe('--timeout', () => {
  it('is read in seconds, and is nothing where it is not said', () => {
    expect(readTimeout({})).toBeUndefined();
    expect(readTimeout({ timeout: '90' })).toBe(90_000);
    expect(readTimeout({ timeout: '0.5' })).toBe(500);
    expect(readTimeout({ timeout: '86400' })).toBe(86_400_000);
  });

  it.each(['0', '-1', '', 'ten', '86401', 'Infinity', 'NaN'])('is refused as %j', (timeout) => {
    expect(() => readTimeout({ timeout })).toThrow(
      new UsageError(`--timeout ${timeout}: seconds are needed, above 0 and at most a day's`),
    );
  });
});

describe('--grep of defects', () => {
  it('is every defect that it matches, and no choice where it is not said', () => {
    expect(selectDefects(defects, undefined)).toBeUndefined();
    expect(selectDefects(defects, '^rate')).toEqual(new Set(['rate-doubled', 'rate-halved']));
  });

  it('is refused where it matches none, or is no regular expression', () => {
    expect(() => selectDefects(defects, 'lr')).toThrow(
      new UsageError('--grep lr matches no defect; there are rate-doubled, rate-halved, no-shuffling'),
    );
    expect(() => selectDefects(defects, '(')).toThrow(/^--grep \( is no regular expression: /);
  });
});
