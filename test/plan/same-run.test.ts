import { describe, expect, it } from 'vitest';
import { comparableRun } from '../../src/plan/same-run.ts';

describe('comparableRun', () => {
  it.each([
    ['rate=1,seed=0', 'seed=0, rate=1'],
    ['rate=1,seed=0', ' seed=0  rate = 1.0,'],
    ['kind="a, b",seed=0', "seed=0 kind='a, b'"],
    ['kind="2",seed=0', 'seed=0,kind="2"'],
    ['rate=1,seed=0,overrides=12345678', 'overrides=12345678, seed=0, rate=1'],
    ['rate=1,seed=0,subject=reference', 'subject=reference,rate=1,seed=0'],
  ])('takes %j and %j for one', (a, b) => expect(comparableRun(a)).toBe(comparableRun(b)));

  it.each([
    ['rate=1,seed=0', 'rate=0,seed=1'],
    ['kind="2",seed=0', 'kind=2,seed=0'],
    ['seed=0,overrides=12345678', 'seed=0,overrides=12345678.0'],
    ['seed=0,overrides=1234e567', 'seed=0,overrides=1234e568'],
    ['rate=1,seed=0', 'rate=1,seed=0,seed=0'],
    ['rate=1,seed=0', 'rate=1,seed=0 and more'],
  ])('tells %j from %j', (a, b) => expect(comparableRun(a)).not.toBe(comparableRun(b)));
});
