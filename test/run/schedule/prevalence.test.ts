import { describe, expect, it, vi } from 'vitest';
import { emptyTally, type ClaimTally } from '../../../src/check/claims/tally-claim.ts';
import { countAtSeeds } from '../../../src/run/schedule/prevalence.ts';
import type { Run } from '../../../src/model/run/run.ts';
import { createProgramCache } from '../../../src/run/schedule/program-cache.ts';
import type { Claim } from '../../../src/model/experiment/experiment.ts';
import { experiment } from '../../fixtures/report/outcome.ts';
import { accelerated, recordsOf, resultOf } from './fake-lanes.ts';

const claims = experiment.claims.slice(0, 1);
const counted = (seeds: readonly number[]): ClaimTally => ({
  ...emptyTally,
  held: seeds.length - 1,
  of: seeds.length,
});

function asked(declines: boolean) {
  const cache = createProgramCache(
    experiment,
    {
      accelerate: async (wanted) =>
        wanted.map(() => (declines ? { kind: 'declined', reason: 'an if' } : accelerated())),
      sample: async (_, runs) => resultOf(runs, () => 0),
    },
    true,
  );
  const tally = vi.fn(async (_: unknown, some: readonly Claim[], seeds: readonly number[]) =>
    some.map(() => counted(seeds)),
  );
  return { cache, ask: { tally }, eagerRecords: new Map() };
}

describe('claims asked of many seeds', () => {
  it('are counted block by block, every seed once', async () => {
    const way = asked(false);
    const answer = await countAtSeeds(experiment, claims, 150, way);
    const blocks = way.ask.tally.mock.calls.map(([, , seeds]) => seeds);
    expect(blocks.map(({ length }) => length)).toEqual([64, 64, 22]);
    expect(blocks.flat()).toEqual(Array.from({ length: 150 }, (_, i) => i + 1));
    expect(answer).toEqual({ asked: 150, claims: { falls: { held: 147, of: 150, tightest: null } } });
  });

  it('are left out where their runs cannot be made in lanes', async () => {
    const way = asked(true);
    expect(await countAtSeeds(experiment, claims, 150, way)).toEqual({ asked: 150, claims: {} });
    expect(way.ask.tally).not.toHaveBeenCalled();
  });

  it('keep what was counted where a block is lost', async () => {
    const way = asked(false);
    way.ask.tally.mockImplementationOnce(async () => undefined as never); // as a worker that died twice
    expect((await countAtSeeds(experiment, claims, 128, way)).claims['falls']).toMatchObject({
      held: 63,
      of: 64,
    });
  });

  const closeAt = (seeds: readonly number[], close: number): ClaimTally => ({
    ...counted(seeds),
    close: seeds.includes(close) ? [{ seed: close, distance: 0 }] : [],
  });

  /** @param differs the runs that end otherwise as written */
  async function compared(differs: (run: Run) => boolean) {
    const way = asked(false);
    way.ask.tally.mockImplementation(async (_, some, seeds) => some.map(() => closeAt(seeds, 77)));
    const made: string[] = [];
    const makeEager = async (runs: readonly Run[]) => {
      made.push(...runs.map(({ id }) => id));
      return recordsOf(runs, (run) => Number(differs(run)));
    };
    const answer = await countAtSeeds(experiment, claims, 150, { ...way, makeEager });
    return { answer, made, states: way.cache.reports().map(({ state }) => state) };
  }
  const close = ['lambda=5,seed=77', 'lambda=0,seed=77'];

  it('some of which are made as written: a few by chance, the same each time, and those of seeds that almost flip', async () => {
    const { answer, made, states } = await compared(() => false);
    expect(answer).toMatchObject({ compared: 5, claims: { falls: { of: 150 } } });
    expect(answer.claims['falls']).not.toHaveProperty('close');
    expect(states).toEqual(['accelerated']);
    expect(made).toHaveLength(5);
    expect(made.slice(3)).toEqual(close);
    expect((await compared(() => false)).made).toEqual(made);
  });

  it.each<readonly [string, (run: Run) => boolean]>([
    ['one that was chosen by chance', ({ seed }) => seed !== 77],
    ['one that almost flips', ({ seed }) => seed === 77],
  ])('are not counted where %s ends otherwise as written', async (_, differs) => {
    const { answer, states } = await compared(differs);
    expect(answer.claims).toEqual({});
    expect(states).toEqual(['differs']);
  });
});
