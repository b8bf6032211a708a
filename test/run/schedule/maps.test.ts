import { describe, expect, it, vi } from 'vitest';
import { isMapped } from '../../../src/check/claims/map-points.ts';
import { emptyTally } from '../../../src/check/claims/tally-claim.ts';
import type { Acceleration } from '../../../src/jit/accelerate.ts';
import type { Run } from '../../../src/model/run/run.ts';
import { makeMaps, declineMaps, maxMapRuns } from '../../../src/run/schedule/maps.ts';
import type { TalliedClaim, WantedProgram } from '../../../src/run/protocol.ts';
import { createProgramCache } from '../../../src/run/schedule/program-cache.ts';
import { readingsOf } from '../../../src/model/experiment/statement.ts';
import type { ClaimMap } from '../../../src/model/experiment/claim-map.ts';
import type { Claim, Experiment } from '../../../src/model/experiment/experiment.ts';
import type { Settings } from '../../../src/model/experiment/settings.ts';
import { experiment as ridge } from '../../fixtures/report/outcome.ts';
import { accelerated, recordsOf, resultOf, run } from './fake-lanes.ts';

const untraceable: Acceleration = { kind: 'declined', reason: 'an if' };
const loss = (run: Run) => Number(run.settings['lambda']) + run.seed;
const mapOf = (first: readonly number[], name: string, second: readonly number[]): ClaimMap => ({
  axes: [
    { name: 'lambda', values: first },
    { name, values: second },
  ],
});

/** Holds at every tenth seed, and at more of them the later its epoch. */
const countOf = (claim: Claim, seeds: readonly number[]): TalliedClaim => {
  const epoch = readingsOf(claim.statement)[0]?.epoch ?? 0;
  return { ...emptyTally, held: seeds.filter((seed) => seed % 10 <= epoch).length, of: seeds.length };
};

function opened(
  map: ClaimMap,
  way: {
    readonly accelerate?: (settings: Settings, lifted: Readonly<Record<string, number>>) => Acceleration;
    readonly inLanes?: (run: Run) => number;
    readonly count?: (claim: Claim, seeds: readonly number[]) => TalliedClaim;
    readonly written?: boolean;
  } = {},
) {
  const experiment: Experiment = { ...ridge, claims: [{ ...ridge.claims[0]!, map }] };
  const accelerate = vi.fn(async (settings: Settings, lifted: Readonly<Record<string, number>>) =>
    (way.accelerate ?? (() => accelerated()))(settings, lifted),
  );
  const sample = async (_: unknown, runs: readonly Run[]) => resultOf(runs, way.inLanes ?? loss);
  const tally = vi.fn(async (_: unknown, claims: readonly Claim[], seeds: readonly number[]) =>
    claims.map((claim) => (way.count ?? countOf)(claim, seeds)),
  );
  const makeEager = vi.fn(async (runs: readonly Run[]) => recordsOf(way.written === false ? [] : runs, loss));
  const together = async (wanted: readonly WantedProgram[]) =>
    Promise.all(wanted.map(({ settings, lifted }) => accelerate(settings, lifted)));
  const cache = createProgramCache(experiment, { accelerate: together, sample }, true);
  const context = { cache, ask: { tally }, makeEager };
  const make = async (count: number, maxRuns?: number, eagerRecords = new Map()) => {
    const maps = await makeMaps(experiment, experiment.claims.filter(isMapped), count, {
      ...context,
      eagerRecords,
      maxRuns,
    });
    return maps[0]!;
  };
  return { experiment, cache, accelerate, tally, makeEager, make };
}

describe('a map', () => {
  it('counts every point, rows and columns as its axes stand', async () => {
    const { make } = opened(mapOf([1, 5], 'epoch', [2, 4, 10]));
    expect(await make(100)).toEqual({
      claim: 'falls',
      axes: mapOf([1, 5], 'epoch', [2, 4, 10]).axes,
      own: { at: [5, 10], cell: [1, 2] },
      seeds: 100,
      held: [
        [30, 50, 100],
        [30, 50, 100],
      ],
    });
  });

  it('is asked of all its points together, block by block', async () => {
    const { make, tally } = opened(mapOf([1, 5], 'epoch', [2, 4, 10]));
    await make(130);
    expect(tally.mock.calls.map(([, claims, seeds]) => [claims.length, seeds.length])).toEqual([
      [6, 64],
      [6, 64],
      [6, 2],
    ]);
  });

  it('takes fewer seeds where its runs would be too many, though a hundred at the least', async () => {
    const { make } = opened(mapOf([1, 2, 3], 'batchSize', [1, 2, 3])); // 12 cells with those at λ = 0
    expect((await make(1000, 12 * 500)).seeds).toBe(500);
    expect((await make(1000, 12 * 499)).seeds).toBe(200);
    expect((await make(300, 12 * 999)).seeds).toBe(300);
    expect((await make(1000, 12)).seeds).toBe(100);
    expect((await make(50, 12)).seeds).toBe(50);
    expect((await make(1000)).seeds).toBe(1000);
  });

  it('is asked of a thousand seeds where it is as large as the chapter’s', () =>
    expect(maxMapRuns / 9).toBeGreaterThan(1000));

  it('leaves a stated setting open beside the axes, where the code allows it', async () => {
    const { make, accelerate } = opened(mapOf([1, 5], 'learningRate', [0.1, 0.2]));
    await make(10);
    expect(accelerate.mock.calls).toEqual([[{}, { lambda: 1, learningRate: 0.1 }]]);
  });

  it('makes a program for each of its values where it does not', async () => {
    const { make, accelerate } = opened(mapOf([1, 5], 'batchSize', [2, 4]), {
      accelerate: (_, lifted) => (Object.hasOwn(lifted, 'batchSize') ? untraceable : accelerated()),
    });
    expect((await make(10)).seeds).toBe(10);
    expect(accelerate.mock.calls.slice(1)).toEqual([
      [{ batchSize: 2 }, { lambda: 1 }],
      [{ batchSize: 4 }, { lambda: 1 }],
    ]);
  });

  it('says so where those would be too many', async () => {
    const sizes = Array.from({ length: 13 }, (_, i) => i + 1);
    const { make, accelerate } = opened(mapOf([1], 'batchSize', sizes), {
      accelerate: (_, lifted) => (Object.hasOwn(lifted, 'batchSize') ? untraceable : accelerated()),
    });
    expect(await make(10)).toMatchObject({
      seeds: 0,
      held: null,
      reason: '13 programs would be needed, one for each value of batchSize, and at most 12 are made',
    });
    expect(accelerate).toHaveBeenCalledTimes(2); // the first size shows that its axis can be left open
  });

  it('says so where those would be too many since nothing can be left open', async () => {
    const { make, accelerate } = opened(mapOf([1, 5], 'batchSize', [1, 2, 3, 4, 5]), {
      accelerate: (_, lifted) => (Object.keys(lifted).length > 0 ? untraceable : accelerated()),
    });
    expect((await make(10)).reason).toBe(
      '15 programs would be needed, one for each value of lambda and batchSize, and at most 12 are made',
    );
    expect(accelerate).toHaveBeenCalledTimes(5);
  });

  it('that could not be made is no news of how the runs of the experiment are made', async () => {
    const { make, cache } = opened(mapOf([1], 'batchSize', [2]), { accelerate: () => untraceable });
    expect((await make(10)).reason).toBe('an if');
    expect(cache.reports()).toEqual([]);
  });

  it('says why where its runs cannot be made in lanes, and asks nothing', async () => {
    const { make, tally } = opened(mapOf([1], 'epoch', [2]), {
      accelerate: () => untraceable,
    });
    expect(await make(10)).toMatchObject({ held: null, reason: 'an if', own: { at: [5, 10], cell: null } });
    expect(tally).not.toHaveBeenCalled();
  });

  it('holds each program that nothing was held against before against three runs as written, and one by chance', async () => {
    const { make, makeEager: write } = opened(mapOf([1, 2, 5], 'epoch', [2]));
    await make(10);
    expect(write).toHaveBeenCalledTimes(1);
    const ids = write.mock.calls[0]?.[0].map(({ id }) => id) ?? [];
    expect(ids.slice(0, 3)).toEqual(['lambda=1,seed=1', 'lambda=0,seed=2', 'lambda=5,seed=1']);
    expect(ids).toHaveLength(4);
  });

  it('needs none where a run that was made before has shown as much', async () => {
    const { make, makeEager: write } = opened(mapOf([1, 2, 5], 'epoch', [2]));
    await make(10, undefined, recordsOf([run(1, 1)], loss));
    expect(write).toHaveBeenCalledTimes(1); // of the one that is chosen by chance
  });

  it('holds one of its runs against one as written, of whatever cell and seed, the same each time', async () => {
    const chosen = async () => {
      const { make, makeEager: write } = opened(mapOf([1, 2, 3, 4, 5, 6], 'epoch', [2]));
      await make(100, undefined, recordsOf([run(1, 1)], loss));
      return write.mock.calls.flatMap(([runs]) => runs.map(({ id }) => id));
    };
    const ids = await chosen();
    expect(ids).toHaveLength(1);
    expect(await chosen()).toEqual(ids);
    expect(ids.some((id) => !/,seed=[123]$/.test(id))).toBe(true);
  });

  it('is none where its program is put away while it is counted', async () => {
    const { make, cache, tally } = opened(mapOf([1, 2, 5], 'epoch', [2]));
    tally.mockImplementationOnce(async (_, claims, seeds) => {
      const other = run(5, 9);
      await cache.recheck(
        [other],
        recordsOf([other], () => -1),
      );
      return claims.map((claim) => countOf(claim, seeds));
    });
    const { held, reason } = await make(10);
    expect({ held, reason }).toEqual({
      held: null,
      reason: expect.stringContaining('lambda=5,seed=9 ends otherwise in lanes') as string,
    });
  });

  it('is none where one of those ends otherwise', async () => {
    const { make } = opened(mapOf([1, 2, 3, 4, 5, 6], 'epoch', [2]), {
      inLanes: (each) => (each.seed <= 3 ? loss(each) : -1),
    });
    expect((await make(100)).reason).toMatch(
      /^lambda=\d,seed=\d+ ends otherwise in lanes \(metric loss\[0\]: -1/,
    );
  });

  it('is none where lanes end otherwise than the code as written', async () => {
    const { make } = opened(mapOf([1], 'epoch', [2]), { inLanes: () => 0 });
    expect((await make(10)).reason).toBe(
      'lambda=1,seed=1 ends otherwise in lanes (metric loss[0]: 0, written 2)',
    );
  });

  it('is none where nothing could be held against', async () => {
    const { make } = opened(mapOf([1], 'epoch', [2]), { written: false });
    expect(await make(10)).toMatchObject({
      held: null,
      reason: 'no run as written could be made to hold its runs against',
    });
  });

  it('says what its runs lack', async () => {
    const { make } = opened(mapOf([1], 'epoch', [2, 3]), {
      count: (claim, seeds) =>
        claim.id.endsWith('1') ? { missing: 'epoch 3 of "testLoss"' } : countOf(claim, seeds),
    });
    expect(await make(100)).toMatchObject({ held: null, reason: 'a run leaves no epoch 3 of "testLoss"' });
  });

  it('says so where it was interrupted before anything was counted', async () => {
    const { make, tally } = opened(mapOf([1], 'epoch', [2]));
    tally.mockImplementation(async () => undefined as never);
    expect(await make(10)).toMatchObject({
      held: null,
      reason: 'it was interrupted, or its worker died twice',
    });
  });

  it('that cannot be asked at all says why', () => {
    const { experiment } = opened(mapOf([5], 'epoch', [10]));
    expect(declineMaps(experiment, experiment.claims.filter(isMapped), 'lanes are off')).toEqual([
      {
        claim: 'falls',
        axes: mapOf([5], 'epoch', [10]).axes,
        own: { at: [5, 10], cell: [0, 0] },
        seeds: 0,
        held: null,
        reason: 'lanes are off',
      },
    ]);
  });
});
