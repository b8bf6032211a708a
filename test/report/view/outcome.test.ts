import { describe, expect, it } from 'vitest';
import { outcome as schema, type Outcome } from '../../../src/model/outcome/outcome.ts';
import { serialiseOutcome } from '../../../src/outcome/serialise-outcome.ts';
import { english } from '../../../src/report/locale/en/english.ts';
import { viewOutcome } from '../../../src/report/view/outcome.ts';
import { dataOf } from '../../fixtures/report/data-of.ts';
import { experiment, greenOutcome, redOutcome } from '../../fixtures/report/outcome.ts';
import { isFailed } from '../../../src/plan/is-failed.ts';

const red = viewOutcome(redOutcome(), english);
const claim = (id: string, view = red) => view.claims.find((each) => each.id === id);

describe('viewOutcome', () => {
  it('puts failures first, then what is undecided', () =>
    expect(red.claims.map(({ verdict }) => verdict.state)).toEqual(['fails', 'undecided', 'holds', 'holds']));

  it('fails where anything fails', () =>
    expect(red.verdict).toEqual({ state: 'fails', tone: 'fails', symbol: '✗', word: 'fails' }));

  it('says how it ended in one sentence, and what holds beside it', () =>
    expect([red.headline, red.rest]).toEqual([
      '1 claim and 1 guard fail, 1 claim is undecided',
      '2 claims and 1 guard hold',
    ]));

  it('says that everything holds where it does', () =>
    expect(viewOutcome(greenOutcome(), english)).toMatchObject({
      headline: '4 claims and 2 guards hold',
      rest: null,
      open: [],
    }));

  it('never holds after an interruption', () =>
    expect(viewOutcome({ ...greenOutcome(), complete: false }, english).verdict.state).toBe('undecided'));

  it("takes the author's texts in the language of the report, from a saved Outcome too", () => {
    const outcome = greenOutcome();
    const [first, ...others] = outcome.experiment.claims;
    const title = { en: 'Ridge', 'zh-CN': '岭回归' };
    const texts = { says: { en: 'It falls.', 'zh-CN': '它下降。' }, where: { en: 'here', 'zh-CN': '这里' } };
    const told: Outcome = {
      ...outcome,
      experiment: { ...outcome.experiment, title, claims: [{ ...first!, ...texts }, ...others] },
    };
    const saved = schema.parse(JSON.parse(serialiseOutcome(told)));
    const shown = (locale: 'en' | 'zh-CN') => {
      const { title: heading, claims } = viewOutcome(saved, { ...english, locale });
      const { says, where } = claims.find(({ id }) => id === first!.id)!;
      return [heading, says, where];
    };
    expect(shown('zh-CN')).toEqual(['岭回归', '它下降。', '这里']);
    expect(shown('en')).toEqual(['Ridge', 'It falls.', 'here']);
  });

  it('shows the deciding numbers of a claim in a sentence', () =>
    expect(claim('falls')?.decision).toBe('holds in 0 of 3 runs; worst at seed 3: 0.28 <= 0.09 is not so'));

  it('shows how far a claim about most runs may be off', () => {
    const mostly = claim('mostly');
    expect(mostly?.decision).toBe(
      'holds in 20 of 20 runs; of all seeds between 71 % and 100 %, at 99.9 %; more than 50 % is asked',
    );
    expect(mostly?.picture?.caption).toContain('20 of 20 runs hold');
  });

  it('gives each failing check the command that runs its worst run alone', () =>
    expect(claim('falls')?.commands).toEqual({
      run: 'npx bookproof run experiments/ridge.experiment.ts --only lambda=5,seed=2',
      explain: 'npx bookproof explain falls',
    }));

  it('folds many rows away, and shows few where the check does not hold', () =>
    expect([claim('mostly')?.unfolded, claim('falls')?.unfolded]).toEqual([false, true]));

  it('puts what is not as stated first in a guard', () =>
    expect(red.guards[0]?.evidence.rows.map(({ head }) => head)).toEqual([
      'noise sd',
      'mean of the starting weights',
    ]));

  it('puts the prose beside the code and the figure measured', () =>
    expect(red.stated.rows.find(({ head }) => head === 'noise sd')).toEqual({
      head: 'noise sd',
      cells: ['0.01', '0.1 (differs)', '0.0998 ✗'],
      state: 'fails',
    }));

  it('lists runs that threw or diverged, with their error', () =>
    expect(red.runs.failed.rows.map(({ head, cells }) => [head, cells[0], cells[1]])).toEqual([
      ['lambda=0,seed=1', 'threw', 'RangeError: the shapes do not match'],
      [
        'lambda=1,seed=1',
        'diverged',
        'not finite from epoch 3 on, the weights ended 1e11 times as long as they began',
      ],
    ]));

  it('gives each claim a picture whose table is its evidence', () => {
    const falls = claim('falls');
    expect(falls?.picture?.id).toBe('claim-falls-picture');
    expect(falls?.picture?.table).toEqual(falls?.evidence);
  });

  it('gives no picture to a guard, nor to a claim of which nothing was measured', () =>
    expect([red.guards[0]?.picture, claim('trend')?.picture]).toEqual([null, null]));

  it('is the same for the same Outcome', () => expect(viewOutcome(redOutcome(), english)).toEqual(red));

  it('is JSON-safe', () => expect(JSON.parse(JSON.stringify(red))).toEqual(red));

  it('leaves no control character for a terminal or XML to trip over', () => {
    const view = viewOutcome(greenOutcome({ title: 'a\u001b[31mb\u0000c\u009b\ud800' }), english);
    expect(view.title).toBe(String.raw`a\u001b[31mb\u0000c\u009b\ud800`);
  });
});

const titles = (changed: Parameters<typeof greenOutcome>[0]) =>
  viewOutcome(greenOutcome(changed), english).pictures.map(({ title }) => title);

describe('the pictures of a view', () => {
  const long = { lambda: [0, 1, 2, 5, 7] };

  it('show all cells where there are at most four', () =>
    expect(
      titles({ sweep: { lambda: [0, 1, 2, 5] } }).filter((title) => title.includes('by epoch')),
    ).toHaveLength(4));

  it('show the cells that the claims name most', () =>
    expect(titles({ sweep: long, claims: experiment.claims.slice(0, 2) }).slice(0, 2)).toEqual([
      'Train loss and test loss by epoch, λ = 0',
      'Train loss and test loss by epoch, λ = 5',
    ]));

  it('show the ends of the sweep where no claim names a cell', () =>
    expect(titles({ sweep: long, claims: [] }).slice(0, 2)).toEqual([
      'Train loss and test loss by epoch, λ = 0',
      'Train loss and test loss by epoch, λ = 7',
    ]));

  it('do without a sweep', () =>
    expect(titles({ sweep: {} })).toEqual(['Train loss and test loss by epoch']));

  it('do with one seed', () =>
    expect(viewOutcome(greenOutcome({ seeds: [7] }), english).pictures[0]?.caption).toBe(
      'Seed 7. Logarithmic scale.',
    ));

  it('hold two axes, one of them short: a line for each of its values, a metric a picture', () => {
    const outcome = greenOutcome({ sweep: { batchSize: [1, 4], lambda: [0, 2, 5] } });
    const along = viewOutcome(outcome, english).pictures.filter(({ id }) => id.startsWith('along'));
    expect(along.map(({ title }) => title)).toEqual([
      'Train loss along λ',
      'Test loss along λ',
      '‖w‖ along λ',
    ]);
    const values = dataOf(along[1]);
    expect(values.map(({ at, series }) => [series, at].join(' '))).toEqual([
      'batch size = 1 0',
      'batch size = 1 2',
      'batch size = 1 5',
      'batch size = 4 0',
      'batch size = 4 2',
      'batch size = 4 5',
    ]);
    expect(values[1]?.['median']).toBe(
      outcome.summaries.find(
        ({ metric, settings }) =>
          metric === 'testLoss' && settings['lambda'] === 2 && settings['batchSize'] === 1,
      )?.median,
    );
  });

  it('hold two long axes, each at the first value of the other', () =>
    expect(
      viewOutcome(
        greenOutcome({ sweep: { lambda: [0, 1, 2, 3, 5], batchSize: [1, 2, 4, 5, 10] } }),
        english,
      ).pictures.map(({ id, caption }) => [id, caption]),
    ).toContainEqual(['along-2-2', expect.stringContaining('At λ = 0.')]));

  it('do without epochs', () => {
    const green = greenOutcome();
    const records = green.records.map((record) => (isFailed(record) ? record : { ...record, metrics: {} }));
    expect(viewOutcome({ ...green, records }, english).pictures.map(({ id }) => id)).toEqual([
      'along-1-1',
      'along-1-2',
      'along-1-3',
    ]);
  });

  it('stay short where there are many epochs, and end with the last', () => {
    const green = greenOutcome();
    const long = Array.from({ length: 10_001 }, (_, i) => 1 / (i + 1));
    const records = green.records.map((record) =>
      isFailed(record) ? record : { ...record, metrics: { loss: long } },
    );
    const table = viewOutcome({ ...green, records }, english).pictures[0]?.table;
    expect(table?.rows.length).toBeLessThanOrEqual(50);
    expect(table?.rows.at(-1)?.head).toBe('10001');
    expect(table?.caption).toContain('one epoch in 201');
  });

  it('do without any run', () => {
    const green = greenOutcome();
    const empty = { ...green, plan: [], runs: { state: [], scalars: {} }, records: [], summaries: [] };
    expect(viewOutcome(empty, english).pictures).toEqual([]);
  });

  it('leave out values that are not finite, and count them', () => {
    const green = greenOutcome();
    const records = green.records.map((record, i) =>
      i > 0 || isFailed(record)
        ? record
        : { ...record, metrics: { ...record.metrics, testLoss: [1, Number.NaN, Number.POSITIVE_INFINITY] } },
    );
    const [picture] = viewOutcome({ ...green, records }, english).pictures;
    expect(picture?.caption).toContain('2 values left out: not finite.');
    expect(JSON.stringify(picture?.spec)).not.toContain('null,"series"');
  });

  it('do not widen their band by seeds that a claim alone asked for', () => {
    const green = greenOutcome();
    const more = { id: 'lambda=0,seed=9', seed: 9, settings: { lambda: 0 }, overrides: [] };
    const scalars = Object.fromEntries(
      Object.entries(green.runs.scalars).map(([name, column]) => [name, [...column, 1e9]]),
    );
    const outcome = {
      ...green,
      plan: [...green.plan, more],
      runs: { state: [...green.runs.state, 'finished' as const], scalars },
    };
    expect(JSON.stringify(viewOutcome(outcome, english).pictures)).toBe(
      JSON.stringify(viewOutcome(green, english).pictures),
    );
  });
});
