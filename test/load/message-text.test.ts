import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { messageText } from '../../src/load/message-text.ts';

describe('messageText', () => {
  it('keeps a short message', () => expect(messageText(() => 'no rows')).toBe('no rows'));

  it('says how much of a long one is left out, and halves no character', () => {
    expect(messageText(() => 'x'.repeat(1_000_000))).toBe(`${'x'.repeat(2000)}… (+998000 characters)`);
    expect(messageText(() => `x${'😀'.repeat(1000)}`)).toBe(`x${'😀'.repeat(999)}… (+2 characters)`);
  });

  it('makes the paths of a long one relative too', () => {
    const text = messageText(() => `${'x'.repeat(1990)} /book/data/file.csv${'y'.repeat(9000)}`, '/book');
    expect(text).toMatch(/^x+ data\/file… \(\+\d+ characters\)$/);
  });

  it.each([
    ['a symbol', Symbol('a'), 'Symbol(a)'],
    ['undefined', undefined, 'undefined'],
    ['a function', () => 1, 'function'],
    ['an object', { a: [1] }, '{"a":[1]}'],
    ['an object without JSON', { toJSON: () => undefined }, 'object'],
    ['a large integer', 2n ** 70n, '1180591620717411303424'],
    ['an object that throws', { toJSON: () => fail() }, 'it threw something that has no text'],
  ])('makes a text of %s', (_, value, text) => expect(messageText(() => value)).toBe(text));

  it('makes a text of a getter that throws', () =>
    expect(messageText(() => fail())).toBe('it threw something that has no text'));

  it('makes a bounded text of anything', () =>
    fc.assert(
      fc.property(
        fc.anything({ withBigInt: true, withNullPrototype: true, withSparseArray: true }),
        (value) => {
          expect(messageText(() => value).length).toBeLessThan(2100);
        },
      ),
    ));
});

function fail(): never {
  throw new Error('no');
}
