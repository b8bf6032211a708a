import type { Entry } from './open-peers.ts';

/** Milliseconds a run, one a round. */
export type Timed = { readonly entry: Entry; readonly times: readonly number[]; readonly first: number };

/**
 * Has every contestant take its turn in every round, so that what else the machine does hits all alike. A
 * round before warms them up, and shows what the first call costs.
 *
 * @throws where a contestant's losses are not those of this fit
 */
export async function runRounds(entries: readonly Entry[], rounds: number): Promise<readonly Timed[]> {
  const timed = entries.map((entry) => ({ entry, times: [] as number[], first: 0 }));
  for (let round = -1; round < rounds; round++)
    for (const each of timed) {
      const { contestant, work, runs, name } = each.entry;
      const { seconds, train, test } = await contestant.ask(work, runs, round + 100);
      if (work !== 'draw') expectLosses(name, train, test);
      if (round < 0) each.first = seconds;
      else each.times.push((seconds / runs) * 1000);
    }
  return timed;
}

/** Means of runs with λ = 5, which few runs leave uncertain: train losses are skewed. */
function expectLosses(name: string, train: number, test: number): void {
  if (train > 4e-4 && train < 1.5e-2 && test > 0.15 && test < 0.4) return;
  throw new Error(`${name} ends with losses of ${train} and ${test}: it does other work than the chapter`);
}
