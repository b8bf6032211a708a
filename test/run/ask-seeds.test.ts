import { describe, expect, it, vi } from 'vitest';
import { emptyTally, type ClaimTally } from '../../src/check/tally-claim.ts';
import { askSeeds } from '../../src/run/ask-seeds.ts';
import { openShelf } from '../../src/run/program-shelf.ts';
import type { Claim } from '../../src/spec/experiment.ts';
import { experiment } from '../fixtures/report/outcome.ts';
import { accelerated, resultOf } from './fake-lanes.ts';

const claims = experiment.claims.slice(0, 1);
const counted = (seeds: readonly number[]): ClaimTally => ({
  ...emptyTally,
  held: seeds.length - 1,
  of: seeds.length,
});

function asked(declines: boolean) {
  const shelf = openShelf(
    experiment,
    {
      accelerate: async () => (declines ? { kind: 'declined', reason: 'an if' } : accelerated()),
      sample: async (_, runs) => resultOf(runs, () => 0),
    },
    true,
  );
  const tally = vi.fn(async (_: unknown, some: readonly Claim[], seeds: readonly number[]) =>
    some.map(() => counted(seeds)),
  );
  return { shelf, ask: { tally }, scalars: new Map() };
}

describe('claims asked of many seeds', () => {
  it('are counted block by block, every seed once', async () => {
    const way = asked(false);
    const answer = await askSeeds(experiment, claims, 150, way);
    const blocks = way.ask.tally.mock.calls.map(([, , seeds]) => seeds);
    expect(blocks.map(({ length }) => length)).toEqual([64, 64, 22]);
    expect(blocks.flat()).toEqual(Array.from({ length: 150 }, (_, i) => i + 1));
    expect(answer).toEqual({ asked: 150, tallies: { falls: { held: 147, of: 150, tightest: null } } });
  });

  it('are left out where their runs cannot be made in lanes', async () => {
    const way = asked(true);
    expect(await askSeeds(experiment, claims, 150, way)).toEqual({ asked: 150, tallies: {} });
    expect(way.ask.tally).not.toHaveBeenCalled();
  });

  it('keep what was counted where a block is lost', async () => {
    const way = asked(false);
    way.ask.tally.mockImplementationOnce(async () => undefined as never); // as a worker that died twice
    expect((await askSeeds(experiment, claims, 128, way)).tallies['falls']).toMatchObject({
      held: 63,
      of: 64,
    });
  });

  it.each([
    ['agree are counted', 0, ['falls']],
    ['differ are not, and the program is put away', 1, []],
  ])('of which some are made as written, the same each time: those that %s', async (_, written, held) => {
    const made: string[][] = [];
    for (let times = 0; times < 2; times++) {
      const way = asked(false);
      const answer = await askSeeds(experiment, claims, 150, {
        ...way,
        write: async (runs) => {
          made.push(runs.map(({ id }) => id));
          const { runs: results } = resultOf(runs, () => written);
          return new Map(results.map(({ record, scalars }) => [record.run, scalars]));
        },
      });
      expect(Object.keys(answer.tallies)).toEqual(held);
      expect(way.shelf.reports().map(({ state }) => state)).toEqual([
        written === 0 ? 'accelerated' : 'differs',
      ]);
    }
    expect(made[0]).toHaveLength(6);
    expect(made[1]).toEqual(made[0]);
  });
});
