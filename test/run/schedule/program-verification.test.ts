import { describe, expect, it, vi } from 'vitest';
import type { Acceleration } from '../../../src/jit/accelerate.ts';
import type { Run } from '../../../src/model/run/run.ts';
import type { RunRecord } from '../../../src/model/run/record.ts';
import type { WantedProgram } from '../../../src/run/protocol.ts';
import { createProgramCache, type VerifiedPrograms } from '../../../src/run/schedule/program-verification.ts';
import type { Settings } from '../../../src/model/experiment/settings.ts';
import { accelerated, recordOf, recordsOf, resultOf, run } from './fake-lanes.ts';

const experiment = { sweep: { lambda: [0, 5] }, claims: [] };
const declined: Acceleration = { kind: 'declined', reason: 'an if' };
const loss = (each: Run) => Number(each.settings['lambda']) + each.seed;

function open(
  accelerate: (settings: Settings, lifted: Readonly<Record<string, number>>) => Acceleration,
  inLanes = loss,
  bitwise = true,
) {
  const asked = vi.fn(async (settings: Settings, lifted: Readonly<Record<string, number>>) =>
    accelerate(settings, lifted),
  );
  const sample = vi.fn(async (_programs: unknown, runs: readonly Run[]) => resultOf(runs, inLanes));
  const accelerateOne = ({ settings, lifted }: WantedProgram) => asked(settings, lifted);
  return {
    cache: createProgramCache(experiment, { accelerate: accelerateOne, sample }, bitwise),
    asked,
    sample,
  };
}

describe('a cache of programs', () => {
  it('traces once what differs along axes alone, with a number of the first run to try', async () => {
    const { cache, asked } = open(() => accelerated());
    await cache.prepare([run(0, 1), run(5, 1), run(5, 2)]);
    await cache.prepare([run(5, 3)]);
    expect(asked.mock.calls).toEqual([[{}, { lambda: 0 }]]);
    expect(cache.trusted()).toMatchObject([{ settings: {}, lifted: ['lambda'] }]);
  });

  it('traces every cell for itself where an axis cannot be left open', async () => {
    const { cache, asked } = open((_, lifted) => (Object.keys(lifted).length > 0 ? declined : accelerated()));
    await cache.prepare([run(0, 1), run(5, 1), run(5, 2)]);
    expect(asked.mock.calls.slice(1)).toEqual([
      [{ lambda: 0 }, {}],
      [{ lambda: 5 }, {}],
    ]);
    expect(cache.reports().map(({ state }) => state)).toEqual(['accelerated', 'accelerated']);
  });

  it('traces further cells when they are wanted, and none twice', async () => {
    const { cache, asked } = open((_, lifted) => (Object.keys(lifted).length > 0 ? declined : accelerated()));
    await cache.prepare([run(0, 1)]);
    await cache.prepare([run(0, 2), run(5, 1)]);
    expect(asked.mock.calls).toEqual([
      [{}, { lambda: 0 }],
      [{ lambda: 0 }, {}],
      [{ lambda: 5 }, {}],
    ]);
    expect(cache.trusted()).toHaveLength(2);
  });

  it('traces what leaves more open beside the rest, in the same turn, and asks for it once', async () => {
    const { cache, asked } = open((_, lifted) => ('rate' in lifted ? declined : accelerated()));
    const ofMap = [{ ...run(5, 1), id: 'rate=1', settings: { lambda: 5, rate: 1 } }];
    const work = Promise.all([cache.prepare([run(0, 1)]), cache.prepareOpen(ofMap, ['rate'])]);
    expect(asked.mock.calls).toEqual([
      [{}, { lambda: 0 }],
      [{}, { lambda: 5, rate: 1 }],
    ]);
    await work;
    await cache.prepareOpen(ofMap, ['rate']);
    expect(asked.mock.calls.slice(2)).toEqual([[{ rate: 1 }, { lambda: 5 }]]);
  });

  describe('of a map that leaves more open', () => {
    const ofMap = [{ ...run(5, 1), id: 'rate=1', settings: { lambda: 5, rate: 1 } }];
    const work = (cache: VerifiedPrograms) =>
      Promise.all([
        cache.prepareOpen(ofMap, ['rate']),
        cache.prepare([run(0, 1), { ...run(0, 1), id: 'epochs=9', settings: { lambda: 0, epochs: 9 } }]),
      ]);

    it('makes the experiment’s own runs too, where what the code takes for the setting is found', async () => {
      const { cache, asked } = open(() => accelerated(true, { rate: 0.3 }));
      const done = work(cache);
      expect(asked.mock.calls).toEqual([
        [{}, { lambda: 5, rate: 1 }],
        [{ epochs: 9 }, { lambda: 0 }],
      ]);
      await done;
      await cache.prepare([run(5, 2)]);
      expect(asked).toHaveBeenCalledTimes(2);
    });

    it.each([
      ['it is not', accelerated()],
      ['it is declined', declined],
    ])('makes them not where %s', async (_, wide) => {
      const { cache, asked } = open((_, lifted) => ('rate' in lifted ? wide : accelerated()));
      await work(cache);
      expect(asked.mock.calls.slice(2, 3)).toEqual([[{}, { lambda: 0 }]]);
    });

    it('is held against runs as written for itself, though it made others that were', async () => {
      const { cache } = open(() => accelerated(true, { rate: 0.3 }));
      await work(cache);
      await cache.verify([run(0, 1)], recordsOf([run(0, 1)], loss));
      expect(cache.unproven([run(0, 2)])).toEqual([]);
      expect(cache.unproven(ofMap)).toEqual(ofMap);
    });
  });

  it('does not trace for a map what is being traced for the experiment', async () => {
    const { cache, asked } = open(() => accelerated());
    await Promise.all([cache.prepare([run(0, 1)]), cache.prepareOpen([run(5, 1)], ['lambda'])]);
    expect(asked.mock.calls).toEqual([[{}, { lambda: 0 }]]);
  });

  it('says why where nothing can be traced', async () => {
    const { cache } = open(() => declined);
    await cache.prepare([run(5, 1)]);
    expect(cache.trusted()).toEqual([]);
    expect(cache.reports()).toEqual([
      { settings: { lambda: 5 }, lifted: [], state: 'declined', reason: 'an if' },
    ]);
  });

  it('does not trace a long axis value by value', async () => {
    const { cache, asked } = open((_, lifted) => (Object.keys(lifted).length > 0 ? declined : accelerated()));
    await cache.prepare(Array.from({ length: 13 }, (_, i) => run(i, 1)));
    expect(asked).toHaveBeenCalledTimes(1);
    expect(cache.reports()).toMatchObject([
      { state: 'declined', reason: expect.stringContaining('13 values') },
    ]);
  });

  it('says of a long axis that it is not traced once, however often it is asked', async () => {
    const { cache } = open((_, lifted) => (Object.keys(lifted).length > 0 ? declined : accelerated()));
    const runs = Array.from({ length: 13 }, (_, i) => run(i, 1));
    await cache.prepare(runs);
    await cache.prepare(runs);
    expect(cache.reports()).toHaveLength(1);
  });

  it('holds what is worth tracing to be the runs of programs that make enough of them, or are there', async () => {
    const { cache } = open(() => accelerated());
    const longer = (each: Run): Run => ({ ...each, settings: { ...each.settings, epochs: 20 } });
    const [few, many] = [[run(0, 1)], [run(0, 1), run(5, 1)].map(longer)];
    expect(cache.worthTracing([...few, ...many], 2)).toEqual(many); // two values of an axis are of one program
    expect(cache.worthTracing([...few, ...many], 3)).toEqual([]);
    await cache.prepare(few);
    expect(cache.worthTracing([...few, ...many], 3)).toEqual(few);
  });

  it('traces a cell for itself where enough runs are of that cell', async () => {
    const { cache, asked } = open((_, lifted) => (Object.keys(lifted).length > 0 ? declined : accelerated()));
    await cache.prepare([run(0, 1), run(5, 1), run(5, 2)], 2);
    expect(asked.mock.calls.slice(1)).toEqual([[{ lambda: 5 }, {}]]);
  });

  it('compares three runs of every cell with runs as written, once', async () => {
    const { cache, sample } = open(() => accelerated());
    const written = [1, 2, 3, 4].flatMap((seed) => [run(0, seed), run(5, seed)]);
    await cache.prepare(written);
    await cache.verify(written, recordsOf(written, loss));
    await cache.verify(written, recordsOf(written, loss));
    expect(sample).toHaveBeenCalledTimes(1);
    expect(sample.mock.calls[0]?.[1].map(({ id }) => id)).toEqual([
      'lambda=0,seed=1',
      'lambda=5,seed=1',
      'lambda=0,seed=2',
      'lambda=5,seed=2',
      'lambda=0,seed=3',
      'lambda=5,seed=3',
    ]);
    expect(cache.trusted()).toHaveLength(1);
  });

  it('compares no run whose streams were changed, nor one that left no figures', async () => {
    const { cache, sample } = open(() => accelerated());
    const changed: Run = { ...run(0, 1), overrides: [{ kind: 'zeros', stream: 'x' }] };
    await cache.prepare([run(0, 1)]);
    await cache.verify([changed, run(0, 2)], recordsOf([changed], loss));
    expect(sample).not.toHaveBeenCalled();
  });

  it.each([
    ['by a bit where bits count', 1 + 2 ** -23, true, 'differs'],
    ['by a bit where they do not', 1 + 2 ** -23, false, 'accelerated'],
    ['by more than the tolerance', 1.001, false, 'differs'],
    ['where one is no number', Number.NaN, false, 'differs'],
  ] as const)('puts a program away that differs %s', async (_, factor, bitwise, state) => {
    const { cache } = open(
      () => accelerated(),
      (each) => loss(each) * factor,
      bitwise,
    );
    await cache.prepare([run(5, 1)]);
    await cache.verify([run(5, 1)], recordsOf([run(5, 1)], loss));
    expect(cache.reports()).toMatchObject([{ state }]);
    expect(cache.trusted()).toHaveLength(state === 'accelerated' ? 1 : 0);
  });

  type Left = Readonly<Record<'metrics' | 'parameters', Record<string, number[]>>>;
  const left = (metrics: Left['metrics'], parameters: Left['parameters'] = {}): Left => ({
    metrics: { loss: [8, 6], ...metrics },
    parameters,
  });
  it.each<readonly [string, Left, Left, string]>([
    ['a metric more', left({ error: [6, 6] }), left({}), 'figures error, loss; , written loss; '],
    ['a metric less', left({}), left({ error: [6, 6] }), 'figures loss; , written error, loss; '],
    ['another curve', left({ loss: [9, 6] }), left({}), 'metric loss[0]: 9, written 8'],
    ['fewer epochs', left({ loss: [6] }), left({}), 'metric loss: 1 values, written 2'],
    ['another parameter', left({}, { w: [1, 2] }), left({}, { w: [1, 3] }), 'parameter w[1]: 2, written 3'],
    ['a parameter less', left({}), left({}, { w: [1] }), 'figures loss; , written loss; w'],
  ])('puts a program away that leaves %s, all else being equal', async (_, made, asWritten, words) => {
    const { cache, sample } = open(() => accelerated());
    const record = ({ metrics, parameters }: Left) => recordOf(run(5, 1), metrics, parameters);
    sample.mockResolvedValue({ runs: [{ record: record(made), scalars: {} }], measured: [] });
    await cache.prepare([run(5, 1)]);
    await cache.verify([run(5, 1)], new Map([['lambda=5,seed=1', record(asWritten)]]));
    const reason = `lambda=5,seed=1 ends otherwise in lanes (${words})`;
    expect(cache.reports()).toMatchObject([{ state: 'differs', reason }]);
    expect(cache.trusted()).toEqual([]);
  });

  it('puts a program away whose run threw as written', async () => {
    const { cache } = open(() => accelerated());
    await cache.prepare([run(5, 1)]);
    const error = { name: 'Error', message: 'no' };
    const threw: RunRecord = { run: 'lambda=5,seed=1', draws: [], state: 'threw', error };
    await cache.verify([run(5, 1)], new Map([[threw.run, threw]]));
    const reason = 'lambda=5,seed=1 ends otherwise in lanes (figures loss; , written ; )';
    expect(cache.reports()).toMatchObject([{ state: 'differs', reason }]);
  });

  it('trusts no program whose runs never came back to be compared', async () => {
    const { cache, sample } = open(() => accelerated());
    sample.mockResolvedValue({ runs: [], measured: [] });
    await cache.prepare([run(5, 1)]);
    await cache.verify([run(5, 1)], recordsOf([run(5, 1)], loss));
    expect(cache.trusted()).toEqual([]);
    expect(cache.reports()).toMatchObject([
      { state: 'declined', reason: expect.stringContaining('took too long') },
    ]);
  });

  it('takes a program that rounds otherwise within the tolerance, whatever the backend', async () => {
    const { cache } = open(
      () => accelerated(false),
      (each) => loss(each) * (1 + 1e-6),
      true,
    );
    await cache.prepare([run(5, 1)]);
    await cache.verify([run(5, 1)], recordsOf([run(5, 1)], loss));
    expect(cache.trusted()).toHaveLength(1);
  });

  it('takes NaN for NaN', async () => {
    const { cache } = open(
      () => accelerated(),
      () => Number.NaN,
    );
    await cache.prepare([run(5, 1)]);
    await cache.verify(
      [run(5, 1)],
      recordsOf([run(5, 1)], () => Number.NaN),
    );
    expect(cache.trusted()).toHaveLength(1);
  });
});
