import { describe, expect, it } from 'vitest';
import type { Outcome } from '../../../src/model/outcome/outcome.ts';
import { english } from '../../../src/report/locale/en/english.ts';
import { chinese } from '../../../src/report/locale/zh-cn/chinese.ts';
import { viewEnvironment } from '../../../src/report/view/environment.ts';
import { viewRuns } from '../../../src/report/view/runs.ts';
import { range } from '../../fixtures/report/evidence.ts';
import { greenOutcome, redOutcome } from '../../fixtures/report/outcome.ts';

const cellsOf = (outcome: Outcome) => viewRuns(outcome, english).cells;

describe('the cells of a page', () => {
  it('stand in a row each: runs, how they ended, medians, and the command for the first seed', () => {
    const outcome = greenOutcome();
    const { median } = outcome.summaries.find(
      ({ metric, settings }) => metric === 'testLoss' && settings['lambda'] === 1,
    ) ?? { median: 0 };
    expect(cellsOf(outcome).rows).toHaveLength(3);
    expect(cellsOf(outcome).rows[1]).toMatchObject({
      head: 'λ = 1',
      cells: [
        '3',
        '3 finished',
        expect.anything(),
        median.toFixed(1),
        expect.anything(),
        'npx bookproof run experiments/ridge.experiment.ts --only lambda=1,seed=1',
      ],
    });
  });

  it('say how many of their runs ended how', () =>
    expect(cellsOf(redOutcome()).rows.map(({ cells }) => cells[1])).toEqual([
      '2 finished, 1 threw',
      '2 finished, 1 diverged',
      '3 finished',
    ]));

  it('are one where there is no sweep', () =>
    expect(cellsOf(greenOutcome({ sweep: {} })).rows.map(({ head }) => head)).toEqual(['every run']));

  it('are fifty of many, those with runs that did not finish first', () => {
    const outcome = greenOutcome({ sweep: { lambda: range(200) } });
    const late = outcome.plan.findIndex(({ id }) => id === 'lambda=177,seed=2');
    const states = outcome.runs.state.map((each, i) => (i === late ? ('diverged' as const) : each));
    const { rows, caption } = cellsOf({ ...outcome, runs: { ...outcome.runs, state: states } });
    expect([rows.length, rows[0]?.head]).toEqual([50, 'λ = 177']);
    expect(caption).toContain('50 of 200 cells');
  });
});

describe('the environment of a page', () => {
  it('names the stages in the language of the page, and one that has no name as it is', () => {
    const green = greenOutcome();
    const timings = { train: 61_234, judge: 20, rinse: 3 };
    const facts = viewEnvironment({ ...green, environment: { ...green.environment, timings } }, chinese);
    expect(facts).toContainEqual({ name: '用时', value: expect.stringMatching(/^训练 .+, 判定 .+, rinse /) });
  });

  const factOf = (outcome: Outcome, name: string) =>
    viewEnvironment(outcome, english).find((fact) => fact.name === name)?.value;
  const triedAt = (started: string): Outcome => {
    const row = {
      id: 'none',
      says: '',
      source: null,
      state: 'clean' as const,
      why: null,
      noticedBy: {},
      cells: {},
    };
    const sources = { subject: 'a', experiment: 'b', checks: 'c' };
    const environment = { started, backend: 'wasm', workers: 2, total: 1, rows: {} };
    const sabotage = {
      sources,
      file: 'f',
      whole: true,
      checks: [],
      unmodified: row,
      defects: [],
      environment,
    };
    return { ...greenOutcome(), sabotage };
  };

  it('holds the first twelve digits of what the verdicts rest on', () => {
    const sources = {
      subject: '0123456789abcdef',
      experiment: 'fedcba9876543210',
      checks: '00112233445566778',
    };
    expect(factOf({ ...greenOutcome(), sources }, 'Digests')).toBe(
      'the book’s code 0123456789ab, the experiment fedcba987654, bookproof’s checks 001122334455',
    );
  });

  it.each([
    ['2026-11-20T20:00:00.000Z', 'tried 3 days before this run'],
    ['2026-11-23T21:40:00.000Z', 'tried 1 hour before this run'],
    ['2026-11-23T22:49:30.000Z', 'tried 2 minutes after this run'],
    ['2026-11-23T22:47:30.000Z', 'tried within a minute of this run'],
  ])('says of a sabotage at %s that it was %s', (started, words) =>
    expect(factOf(triedAt(started), 'Sabotage')).toBe(words),
  );

  it('says nothing of a sabotage that was never tried, or at no time', () =>
    expect([factOf(greenOutcome(), 'Sabotage'), factOf(triedAt('yesterday'), 'Sabotage')]).toEqual([
      undefined,
      undefined,
    ]));
});
