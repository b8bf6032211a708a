import { describe, expect, it } from 'vitest';
import type { Random } from '../../../../src/model/run/random.ts';
import type { Subject } from '../../../../src/model/run/fit.ts';
import type { Experiment } from '../../../../src/model/experiment/experiment.ts';
import { decide, experimentWith } from '../../fake-subject.ts';

/** Code without a law that draws as told, and reports so many epochs. */
const drawing =
  (draws: (random: Random) => void, epochs = 75): Subject =>
  (_, random) => {
    draws(random);
    return { metrics: { loss: Array.from({ length: epochs }, () => 1) }, parameters: {} };
  };
const times = (count: number, draw: () => void) => {
  for (let i = 0; i < count; i++) draw();
};
const lawless = (change: Partial<Experiment>) =>
  experimentWith({ law: null, states: {}, sweep: {}, seeds: [1], ...change });

async function judged(subject: Subject, change: Partial<Experiment>) {
  const { state, cause, evidence } = await decide(lawless(change), 'streams', subject);
  const { findings = [], unexamined = [] } = evidence.kind === 'findings' ? evidence : {};
  return { verdict: `${state}, ${cause?.code}`, found: findings.map(({ quantity }) => quantity), unexamined };
}

const split = drawing((random) => void random.permutation('split', 392));
const shuffled = drawing((random) => times(75, () => random.permutation('order', 20)));
const leaking = drawing((random) => times(75, () => random.permutation('order', 120)));
const once = drawing((random) => void random.permutation('order', 20));
const folds = drawing((random) => times(5, () => random.permutation('fold', 100)));

describe('the guard streams, without a law', () => {
  it.each<[string, Subject, Partial<Experiment>, string, string[]]>([
    ['draws nothing, and nothing is stated', drawing(() => undefined), {}, 'undecided, nothing-examined', []],
    ['reports epochs that nothing states', shuffled, {}, 'undecided, nothing-examined', []],
    ['splits its rows by a permutation', split, {}, 'undecided, nothing-examined', []],
    [
      'splits so, and trains the epochs stated',
      split,
      { states: { epochs: 75, trainRows: 314 } },
      'holds, undefined',
      ['epochs'],
    ],
    [
      'draws a permutation for each fold',
      folds,
      { states: { epochs: 75, trainRows: 80 } },
      'holds, undefined',
      ['epochs'],
    ],
    [
      'orders its train rows each epoch',
      shuffled,
      { states: { trainRows: 20 } },
      'holds, undefined',
      ['orderRows'],
    ],
    [
      'orders all rows each epoch',
      leaking,
      { states: { trainRows: 20 } },
      'fails, order-rows',
      ['orderRows'],
    ],
    [
      'reports figures known once alone',
      () => ({ metrics: { accuracy: 0.9, auc: 0.8 }, parameters: {} }),
      { states: { epochs: 75 } },
      'undecided, nothing-examined',
      [],
    ],
    [
      'reports one by epoch, one once',
      () => ({ metrics: { accuracy: 0.9, loss: [3, 2, 1] }, parameters: {} }),
      { states: { epochs: 3 } },
      'holds, undefined',
      ['epochs'],
    ],
    [
      'orders all rows, and lists no order',
      leaking,
      { states: { trainRows: 20 }, orders: [] },
      'undecided, nothing-examined',
      [],
    ],
    [
      'uses one order throughout',
      once,
      { states: { epochs: 75 }, orders: ['order'] },
      'fails, order-count',
      ['drawKind', 'orderCount', 'epochs'],
    ],
    [
      'never draws the order that is listed',
      split,
      { states: { epochs: 75 }, orders: ['order'] },
      'fails, stream-unused',
      ['orderCount', 'epochs'],
    ],
    [
      'trains fewer epochs than stated',
      shuffled,
      { states: { epochs: 80 } },
      'fails, epoch-count',
      ['epochs'],
    ],
    [
      'is told its epochs by a setting',
      shuffled,
      { settings: { epochs: 75 } },
      'holds, undefined',
      ['epochs'],
    ],
  ])('%s', async (_, subject, change, verdict, found) => {
    const seen = await judged(subject, change);
    expect(seen).toMatchObject({ verdict, found: verdict.includes('nothing') ? [] : found });
  });

  it('says what it did not examine', async () => {
    expect((await judged(split, { states: { epochs: 75 } })).unexamined).toEqual(['orders', 'shared-draws']);
    expect(
      (
        await judged(
          drawing(() => undefined),
          { sweep: { rate: [1, 2] } },
        )
      ).unexamined,
    ).toEqual(['epochs', 'orders', 'shared-draws']);
  });

  it('has no finding whose stated side is what was measured', async () => {
    for (const epochs of [1, 7, 75]) {
      expect(
        (
          await judged(
            drawing(() => undefined, epochs),
            {},
          )
        ).verdict,
      ).toBe('undecided, nothing-examined');
    }
  });

  it('compares no streams where all are drawn afresh for every cell', async () => {
    const seen = await judged(shuffled, {
      sweep: { rate: [1, 2] },
      redraw: ['order'],
      states: { epochs: 75 },
    });
    expect(seen.unexamined).toContain('shared-draws');
    expect((await judged(shuffled, { sweep: { rate: [1, 2] } })).found).toContain('sharedDraws');
  });
});
