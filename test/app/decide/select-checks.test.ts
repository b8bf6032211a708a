import { describe, expect, it } from 'vitest';
import { UsageError } from '../../../src/app/context.ts';
import { selectDefects } from '../../../src/app/decide/select-checks.ts';

const at = { line: 1, column: 1 };
const defects = ['rate-doubled', 'rate-halved', 'no-shuffling'].map((id) => ({
  id,
  says: '',
  edits: [],
  noticedBy: {},
  at,
}));

const pattern = (typed: string) => ({ typed, regex: new RegExp(typed) });

describe('--grep of defects', () => {
  it('is every defect that it matches, and no choice where it is not said', () => {
    expect(selectDefects(defects, undefined)).toBeUndefined();
    expect(selectDefects(defects, pattern('^rate'))).toEqual(new Set(['rate-doubled', 'rate-halved']));
  });

  it('is refused where it matches none', () => {
    expect(() => selectDefects(defects, pattern('lr'))).toThrow(
      new UsageError('--grep lr matches no defect; there are rate-doubled, rate-halved, no-shuffling'),
    );
  });

  it('is refused where it would never end, with the pattern and the id', () => {
    const long = [{ id: `${'a'.repeat(40)}b` }];
    expect(() => selectDefects(long, pattern('^(a+)+$'))).toThrow(
      /^--grep \^\(a\+\)\+\$ takes too long for "a{40}b": a repetition inside a repetition/,
    );
  });
});
