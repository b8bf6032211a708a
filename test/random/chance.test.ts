import { describe, expect, it } from 'vitest';
import { countChance } from '../../src/random/chance.ts';
import { createStreams } from '../../src/random/streams.ts';
import { serveChance } from '../../src/random/serve-chance.ts';

const open = (seed: number) => countChance(seed, 'Math.random');
const take = (seed: number, count: number) => {
  const chance = open(seed);
  return Array.from({ length: count }, () => chance.random());
};

describe('the chance of a run', () => {
  it('is the same for the same seed and another for another', () => {
    expect(take(1, 20)).toEqual(take(1, 20));
    expect(take(1, 20).filter((value) => take(2, 20).includes(value))).toEqual([]);
  });

  it('gives doubles of 53 bits in [0, 1), spread evenly', () => {
    const values = take(3, 10_000);
    expect(values.every((value) => value >= 0 && value < 1 && Number.isInteger(value * 2 ** 53))).toBe(true);
    expect(values.some((value) => !Number.isInteger(value * 2 ** 32))).toBe(true);
    const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
    expect(Math.abs(mean - 0.5)).toBeLessThan(6 / Math.sqrt(12 * 10_000));
  });

  it('has a clock that goes on by a millisecond a call, from a start of the seed', () => {
    const clock = open(1);
    const first = clock.now();
    expect([clock.now() - first, clock.now() - first]).toEqual([1, 2]);
    expect(open(2).now()).not.toBe(first);
    expect(open(1).now()).toBe(first);
  });

  it.each([0, 1, 1023, 1024, 1025, 5000])('hashes all of %i numbers, wherever a block ends', (count) => {
    const digestOf = (seed: number, calls: number) => {
      const chance = open(seed);
      for (let i = 0; i < calls; i++) chance.random();
      return [chance.calls(), chance.digest(), chance.digest()];
    };
    const [calls, once, again] = digestOf(1, count);
    expect([calls, again]).toEqual([count, once]);
    expect(digestOf(1, count + 1)[1]).not.toBe(once);
    if (count > 0) expect(digestOf(2, count)[1]).not.toBe(once);
  });

  it('can be that of another seed, and nothing else', () => {
    const stream = 'Math.random';
    const other = countChance(1, stream, [{ stream, kind: 'from-seed', seed: 2 }]);
    expect([other.random(), other.random()]).toEqual(take(2, 2));
    expect(() => countChance(1, stream, [{ stream, kind: 'zeros' }])).toThrow('cannot be changed by "zeros"');
    expect(() => countChance(1, stream, [{ stream, kind: 'from-seed', seed: 2, rows: [0, 1] }])).toThrow(
      'rows',
    );
  });
});

describe('the records of a run', () => {
  it('name what Math.random was asked for, after the streams, if it was', () => {
    const { random, chance, records } = createStreams(1, []);
    random.normal('init', 2);
    expect(records().map(({ stream }) => stream)).toEqual(['init']);
    chance.random();
    chance.random();
    expect(records().at(-1)).toMatchObject({ stream: 'Math.random', kind: 'uniform', shape: [2] });
  });
});

describe('served chance', () => {
  it('is what Math.random gives while the work lasts, also to code that kept a reference', async () => {
    await serveChance(open(9), undefined, () => undefined); // stands in from now on
    const { random: kept } = Math;
    const served = await serveChance(open(1), undefined, async () => {
      const first = Math.random();
      await Promise.resolve();
      return [first, kept()];
    });
    expect(served).toEqual(take(1, 2));
    expect([Math.random(), kept()].filter((value) => take(1, 4).includes(value))).toEqual([]);
  });

  it('ends where the work throws', async () => {
    const failing = serveChance(open(1), undefined, () => {
      throw new Error('no');
    });
    await expect(failing).rejects.toThrow('no');
    expect(Math.random()).not.toBe(take(1, 1)[0]);
  });

  it('is of the inner work where one is within another, and of the outer one after it', async () => {
    const values = await serveChance(open(1), undefined, async () => [
      Math.random(),
      await serveChance(open(2), undefined, () => Math.random()),
      Math.random(),
    ]);
    expect(values).toEqual([take(1, 1)[0], take(2, 1)[0], take(1, 2)[1]]);
  });

  it('is what a platform of TensorFlow.js tells as the time, and the true time between runs', async () => {
    const platform = { now: () => 5 };
    const times = await serveChance(open(1), platform, () => [platform.now(), platform.now()]);
    expect([...times, platform.now()]).toEqual([open(1).now(), open(1).now() + 1, 5]);
    await serveChance(open(1), platform, () => undefined);
    expect(platform.now()).toBe(5); // wrapped once
  });
});
