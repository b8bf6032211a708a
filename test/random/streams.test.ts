import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createStreams } from '../../src/random/streams.ts';

describe('a request', () => {
  it('goes on where the stream stopped', () => {
    const whole = createStreams(7, []).random.normal('init', [8]);
    const { random } = createStreams(7, []);
    expect([...random.normal('init', [6]), ...random.normal('init', [2])]).toEqual([...whole]);
  });

  it('drops the second number of an odd count, so that the next request starts with a pair', () => {
    const whole = createStreams(7, []).random.normal('init', [4]);
    const { random } = createStreams(7, []);
    random.normal('init', [1]);
    expect([...random.normal('init', [2])]).toEqual([...whole.subarray(2, 4)]);
  });

  it('does not disturb another stream', () => {
    const alone = createStreams(7, []).random.normal('noise', [5]);
    const { random } = createStreams(7, []);
    random.normal('features', [3, 4]);
    random.permutation('order', 9);
    expect(random.normal('noise', [5])).toEqual(alone);
  });

  it('fills row by row, whatever the shape', () => {
    const draw = (shape: number[]) => createStreams(3, []).random.normal('features', shape);
    expect(draw([4, 6])).toEqual(draw([24]));
  });

  it('gives one number for the shape of a scalar and none for an empty one', () => {
    const { random } = createStreams(3, []);
    expect([random.normal('a', []).length, random.normal('b', [0, 5]).length]).toEqual([1, 0]);
  });

  it.each([
    { what: 'a negative side', ask: [3, -1], message: 'stream "init" was asked for the shape [3,-1]' },
    { what: 'a broken side', ask: [1.5], message: 'stream "init" was asked for the shape [1.5]' },
    { what: 'a text for a shape', ask: '200', message: 'stream "init" was asked for the shape "200"' },
    { what: 'a broken number for a shape', ask: 1.5, message: 'stream "init" was asked for the shape 1.5' },
  ])('refuses $what by name', ({ ask, message }) => {
    expect(() => createStreams(1, []).random.normal('init', ask as number[])).toThrow(message);
  });

  it('refuses a stream without a name', () => {
    expect(() => createStreams(1, []).random.permutation('', 3)).toThrow('a stream needs a name, not ""');
  });

  it('is the same for the same seed, and another for another seed', () => {
    const draw = (seed: number) => createStreams(seed, []).random.normal('init', [20]);
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 0xfffffffe }), (seed) => {
        expect(draw(seed)).toEqual(draw(seed));
        expect(draw(seed)).not.toEqual(draw(seed + 1));
      }),
      { seed: 1 },
    );
  });
});

describe('the list of what was drawn', () => {
  it('holds every request in its order', () => {
    const { random, drawn } = createStreams(1, []);
    random.normal('features', [2, 3]);
    random.permutation('order', 4);
    expect(drawn.map(({ stream, kind, shape }) => ({ stream, kind, shape }))).toEqual([
      { stream: 'features', kind: 'normal', shape: [2, 3] },
      { stream: 'order', kind: 'permutation', shape: [4] },
    ]);
  });

  it('does not see what the subject writes into its numbers', () => {
    const { random, drawn } = createStreams(1, []);
    const given = random.normal('init', [3]);
    const first = [...given];
    given.fill(99);
    expect([...drawn[0]!.values]).toEqual(first);
  });

  it('holds what was handed out, overrides and all', () => {
    const { random, drawn } = createStreams(1, [{ stream: 'init', kind: 'zeros' }]);
    random.normal('init', [3]);
    expect([...drawn[0]!.values]).toEqual([0, 0, 0]);
  });
});

it('the list of what was drawn does not see what the subject writes into its shape', () => {
  const { random, drawn } = createStreams(1, []);
  const shape = [2, 3];
  random.normal('init', shape);
  shape[0] = 9;
  expect(drawn[0]!.shape).toEqual([2, 3]);
});
