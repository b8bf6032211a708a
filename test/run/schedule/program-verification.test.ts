import { describe, expect, it } from 'vitest';
import type { Run } from '../../../src/model/run/run.ts';
import type { RunRecord } from '../../../src/model/run/record.ts';
import { accelerated, openCache, recordOf, recordsOf, run } from './fake-lanes.ts';

const loss = (each: Run) => Number(each.settings['lambda']) + each.seed;

describe('the verification of programs', () => {
  it('compares three runs of every cell with runs as written, once', async () => {
    const { cache, sample } = openCache(() => accelerated());
    const written = [1, 2, 3, 4].flatMap((seed) => [run(0, seed), run(5, seed)]);
    await cache.prepare({ runs: written });
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
    const { cache, sample } = openCache(() => accelerated());
    const changed: Run = { ...run(0, 1), overrides: [{ kind: 'zeros', stream: 'x' }] };
    await cache.prepare({ runs: [run(0, 1)] });
    await cache.verify([changed, run(0, 2)], recordsOf([changed], loss));
    expect(sample).not.toHaveBeenCalled();
  });

  it.each([
    ['by a bit where bits count', 1 + 2 ** -23, true, 'differs'],
    ['by a bit where they do not', 1 + 2 ** -23, false, 'accelerated'],
    ['by more than the tolerance', 1.001, false, 'differs'],
    ['where one is no number', Number.NaN, false, 'differs'],
  ] as const)('puts a program away that differs %s', async (_, factor, bitwise, state) => {
    const { cache } = openCache(
      () => accelerated(),
      (each) => loss(each) * factor,
      bitwise,
    );
    await cache.prepare({ runs: [run(5, 1)] });
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
    const { cache, sample } = openCache(() => accelerated());
    const record = ({ metrics, parameters }: Left) => recordOf(run(5, 1), metrics, parameters);
    sample.mockResolvedValue({ runs: [{ record: record(made), scalars: {} }], measured: [] });
    await cache.prepare({ runs: [run(5, 1)] });
    await cache.verify([run(5, 1)], new Map([['lambda=5,seed=1', record(asWritten)]]));
    const reason = `lambda=5,seed=1 ends otherwise in lanes (${words})`;
    expect(cache.reports()).toMatchObject([{ state: 'differs', reason }]);
    expect(cache.trusted()).toEqual([]);
  });

  it('puts a program away whose run threw as written', async () => {
    const { cache } = openCache(() => accelerated());
    await cache.prepare({ runs: [run(5, 1)] });
    const error = { name: 'Error', message: 'no' };
    const threw: RunRecord = { run: 'lambda=5,seed=1', draws: [], state: 'threw', error };
    await cache.verify([run(5, 1)], new Map([[threw.run, threw]]));
    const reason = 'lambda=5,seed=1 ends otherwise in lanes (figures loss; , written ; )';
    expect(cache.reports()).toMatchObject([{ state: 'differs', reason }]);
  });

  it('trusts no program whose runs never came back to be compared', async () => {
    const { cache, sample } = openCache(() => accelerated());
    sample.mockResolvedValue({ runs: [], measured: [] });
    await cache.prepare({ runs: [run(5, 1)] });
    await cache.verify([run(5, 1)], recordsOf([run(5, 1)], loss));
    expect(cache.trusted()).toEqual([]);
    expect(cache.reports()).toMatchObject([
      { state: 'declined', reason: expect.stringContaining('took too long') },
    ]);
  });

  it('takes a program that rounds otherwise within the tolerance, whatever the backend', async () => {
    const { cache } = openCache(
      () => accelerated(false),
      (each) => loss(each) * (1 + 1e-6),
      true,
    );
    await cache.prepare({ runs: [run(5, 1)] });
    await cache.verify([run(5, 1)], recordsOf([run(5, 1)], loss));
    expect(cache.trusted()).toHaveLength(1);
  });

  it('takes NaN for NaN', async () => {
    const { cache } = openCache(
      () => accelerated(),
      () => Number.NaN,
    );
    await cache.prepare({ runs: [run(5, 1)] });
    await cache.verify(
      [run(5, 1)],
      recordsOf([run(5, 1)], () => Number.NaN),
    );
    expect(cache.trusted()).toHaveLength(1);
  });
});
