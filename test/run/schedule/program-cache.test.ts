import { describe, expect, it } from 'vitest';
import type { Acceleration } from '../../../src/jit/accelerate.ts';
import type { Run } from '../../../src/model/run/run.ts';
import { createProgramCache, type ProgramCache } from '../../../src/run/schedule/program-cache.ts';
import { accelerated, openCache, recordsOf, run } from './fake-lanes.ts';

const experiment = { sweep: { lambda: [0, 5] }, claims: [] };
const declined: Acceleration = { kind: 'declined', reason: 'an if' };
const loss = (each: Run) => Number(each.settings['lambda']) + each.seed;

describe('a cache of programs', () => {
  it('traces once what differs along axes alone, with a number of the first run to try', async () => {
    const { cache, asked } = openCache(() => accelerated());
    await cache.prepare({ runs: [run(0, 1), run(5, 1), run(5, 2)] });
    await cache.prepare({ runs: [run(5, 3)] });
    expect(asked.mock.calls).toEqual([[{}, { lambda: 0 }]]);
    expect(cache.trusted()).toMatchObject([{ settings: {}, lifted: ['lambda'] }]);
  });

  it('traces every cell for itself where an axis cannot be left open', async () => {
    const { cache, asked } = openCache((_, lifted) =>
      Object.keys(lifted).length > 0 ? declined : accelerated(),
    );
    await cache.prepare({ runs: [run(0, 1), run(5, 1), run(5, 2)] });
    expect(asked.mock.calls.slice(1)).toEqual([
      [{ lambda: 0 }, {}],
      [{ lambda: 5 }, {}],
    ]);
    expect(cache.reports().map(({ state }) => state)).toEqual(['accelerated', 'accelerated']);
  });

  it('traces further cells when they are wanted, and none twice', async () => {
    const { cache, asked } = openCache((_, lifted) =>
      Object.keys(lifted).length > 0 ? declined : accelerated(),
    );
    await cache.prepare({ runs: [run(0, 1)] });
    await cache.prepare({ runs: [run(0, 2), run(5, 1)] });
    expect(asked.mock.calls).toEqual([
      [{}, { lambda: 0 }],
      [{ lambda: 0 }, {}],
      [{ lambda: 5 }, {}],
    ]);
    expect(cache.trusted()).toHaveLength(2);
  });

  it('traces what leaves more open beside the rest, in one round, and asks for it once', async () => {
    const { cache, asked, rounds } = openCache((_, lifted) => ('rate' in lifted ? declined : accelerated()));
    const maps = {
      runs: [{ ...run(5, 1), id: 'rate=1', settings: { lambda: 5, rate: 1 } }],
      names: ['rate'],
    };
    const epochs = { ...run(0, 1), id: 'epochs=9', settings: { lambda: 0, epochs: 9 } };
    const work = cache.prepare({ runs: [epochs], maps });
    expect(asked.mock.calls).toEqual([
      [{}, { lambda: 5, rate: 1 }],
      [{ epochs: 9 }, { lambda: 0 }],
    ]);
    await work;
    await cache.prepare({ runs: [], maps });
    expect(asked.mock.calls.slice(2)).toEqual([[{ rate: 1 }, { lambda: 5 }]]);
    expect(rounds()).toEqual([2, 1]);
  });

  it('makes programs of one call after those of another', async () => {
    const { cache, asked } = openCache((_, lifted) =>
      Object.keys(lifted).length > 0 ? declined : accelerated(),
    );
    await Promise.all([
      cache.prepare({ runs: [run(0, 1)] }),
      cache.prepare({ runs: [run(0, 2), run(5, 1)] }),
    ]);
    expect(asked.mock.calls).toEqual([
      [{}, { lambda: 0 }],
      [{ lambda: 0 }, {}],
      [{ lambda: 5 }, {}],
    ]);
  });

  it('asks for the cells of all declined groups together', async () => {
    const { cache, rounds } = openCache((_, lifted) =>
      Object.keys(lifted).length > 0 ? declined : accelerated(),
    );
    const longer = [0, 5].map((lambda) => ({ ...run(lambda, 1), settings: { lambda, epochs: 9 } }));
    await cache.prepare({ runs: [run(0, 1), run(5, 1), ...longer] });
    expect(rounds()).toEqual([2, 4]);
  });

  it('refuses answers that are not as many as were asked for', async () => {
    const cache = createProgramCache(
      experiment,
      { accelerate: async () => [], sample: async () => ({ runs: [], measured: [] }) },
      true,
    );
    await expect(cache.prepare({ runs: [run(0, 1)] })).rejects.toThrow('0 of 1 answers');
  });

  describe('of a map that leaves more open', () => {
    const ofMap = [{ ...run(5, 1), id: 'rate=1', settings: { lambda: 5, rate: 1 } }];
    const work = (cache: ProgramCache) =>
      cache.prepare({
        runs: [run(0, 1), { ...run(0, 1), id: 'epochs=9', settings: { lambda: 0, epochs: 9 } }],
        maps: { runs: ofMap, names: ['rate'] },
      });

    it('makes the experiment’s own runs too, where what the code takes for the setting is found', async () => {
      const { cache, asked } = openCache(() => accelerated(true, { rate: 0.3 }));
      const done = work(cache);
      expect(asked.mock.calls).toEqual([
        [{}, { lambda: 5, rate: 1 }],
        [{ epochs: 9 }, { lambda: 0 }],
      ]);
      await done;
      await cache.prepare({ runs: [run(5, 2)] });
      expect(asked).toHaveBeenCalledTimes(2);
    });

    it.each([
      ['it is not', accelerated()],
      ['it is declined', declined],
    ])('makes them not where %s', async (_, wide) => {
      const { cache, asked } = openCache((_, lifted) => ('rate' in lifted ? wide : accelerated()));
      await work(cache);
      expect(asked.mock.calls.slice(2, 3)).toEqual([[{}, { lambda: 0 }]]);
    });

    it('is held against runs as written for itself, though it made others that were', async () => {
      const { cache } = openCache(() => accelerated(true, { rate: 0.3 }));
      await work(cache);
      await cache.verify([run(0, 1)], recordsOf([run(0, 1)], loss));
      expect(cache.unproven([run(0, 2)])).toEqual([]);
      expect(cache.unproven(ofMap)).toEqual(ofMap);
    });
  });

  it('does not trace for a map what is being traced for the experiment', async () => {
    const { cache, asked } = openCache(() => accelerated());
    await cache.prepare({ runs: [run(0, 1)], maps: { runs: [run(5, 1)], names: ['lambda'] } });
    expect(asked.mock.calls).toEqual([[{}, { lambda: 0 }]]);
  });

  it('says why where nothing can be traced', async () => {
    const { cache } = openCache(() => declined);
    await cache.prepare({ runs: [run(5, 1)] });
    expect(cache.trusted()).toEqual([]);
    expect(cache.reports()).toEqual([
      { settings: { lambda: 5 }, lifted: [], state: 'declined', reason: 'an if' },
    ]);
  });

  it('does not trace a long axis value by value', async () => {
    const { cache, asked } = openCache((_, lifted) =>
      Object.keys(lifted).length > 0 ? declined : accelerated(),
    );
    await cache.prepare({ runs: Array.from({ length: 13 }, (_, i) => run(i, 1)) });
    expect(asked).toHaveBeenCalledTimes(1);
    expect(cache.reports()).toMatchObject([
      { state: 'declined', reason: expect.stringContaining('13 values') },
    ]);
  });

  it('says of a long axis that it is not traced once, however often it is asked', async () => {
    const { cache } = openCache((_, lifted) => (Object.keys(lifted).length > 0 ? declined : accelerated()));
    const runs = Array.from({ length: 13 }, (_, i) => run(i, 1));
    await cache.prepare({ runs });
    await cache.prepare({ runs });
    expect(cache.reports()).toHaveLength(1);
  });

  it('holds what is worth tracing to be the runs of programs that make enough of them, or are there', async () => {
    const { cache } = openCache(() => accelerated());
    const longer = (each: Run): Run => ({ ...each, settings: { ...each.settings, epochs: 20 } });
    const [few, many] = [[run(0, 1)], [run(0, 1), run(5, 1)].map(longer)];
    expect(cache.worthTracing([...few, ...many], 2)).toEqual(many); // two values of an axis are of one program
    expect(cache.worthTracing([...few, ...many], 3)).toEqual([]);
    await cache.prepare({ runs: few });
    expect(cache.worthTracing([...few, ...many], 3)).toEqual(few);
  });

  it('traces a cell for itself where enough runs are of that cell', async () => {
    const { cache, asked } = openCache((_, lifted) =>
      Object.keys(lifted).length > 0 ? declined : accelerated(),
    );
    await cache.prepare({ runs: [run(0, 1), run(5, 1), run(5, 2)], minRuns: 2 });
    expect(asked.mock.calls.slice(1)).toEqual([[{ lambda: 5 }, {}]]);
  });
});
