import { describe, expect, it } from 'vitest';
import { findingCodes, quantity, quantityKey, type Quantity } from '../../../src/model/outcome/quantity.ts';

const composed: readonly Exclude<Quantity, string>[] = [
  { of: 'state', against: 'baseline' },
  { of: 'state', against: 'reference' },
  { of: 'draws', against: 'reference' },
  { of: 'streams', against: 'reference' },
  { of: 'metric', name: 'w', against: 'baseline' },
  { of: 'parameter', name: 'w', against: 'baseline' },
  { of: 'parameter', name: 'w', against: 'reference' },
  { of: 'parameter', name: 'b', against: 'reference' },
  { of: 'cell', figure: 'norm(w)', cell: 'lambda=5' },
  { of: 'relation', relation: 'scaled', kind: 'scales' },
  { of: 'relation', relation: 'scaled', kind: 'moves' },
];
const all: readonly Quantity[] = [...findingCodes, ...composed];

describe('the schema of quantities', () => {
  it.each(all)('keeps %j', (value) => expect(quantity.parse(value)).toEqual(value));

  it.each([
    ['blessed state', { of: 'state', against: 'baseline' }],
    ['reference draws', { of: 'draws', against: 'reference' }],
    ['reference streams', { of: 'streams', against: 'reference' }],
    ['blessed metric test loss at 1', { of: 'metric', name: 'test loss at 1', against: 'baseline' }],
    ['reference parameter w', { of: 'parameter', name: 'w', against: 'reference' }],
    ['relation:a:b:keeps', { of: 'relation', relation: 'a:b', kind: 'keeps' }],
    ['norm(w) at epochs=3,lambda=5', { of: 'cell', figure: 'norm(w)', cell: 'epochs=3,lambda=5' }],
    ['loss at every run', { of: 'cell', figure: 'loss', cell: 'every run' }],
  ])('reads %s, as 0.1.0 saved it', (text, value) => expect(quantity.parse(text)).toEqual(value));

  it.each([
    ['a code that no guard has', 'noiseSD'],
    ['a relation broken in another way', 'relation:a:other'],
    ['streams that were blessed', 'blessed streams'],
    ['a metric held against nothing', { of: 'metric', name: 'loss' }],
    ['no text', 3],
  ])('refuses %s', (_, value) => expect(quantity.safeParse(value).success).toBe(false));
});

describe('quantityKey', () => {
  it('is another for each quantity', () => {
    expect(new Set(all.map(quantityKey)).size).toBe(all.length);
  });

  it('does not depend on the order of parts', () => {
    expect(quantityKey({ name: 'w', against: 'baseline', of: 'metric' })).toBe(
      quantityKey({ of: 'metric', name: 'w', against: 'baseline' }),
    );
  });
});
