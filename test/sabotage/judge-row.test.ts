import { describe, expect, it } from 'vitest';
import type { Verdict } from '../../src/model/outcome/verdict.ts';
import { judgeDefect, judgeUnmodified, type Attempt } from '../../src/sabotage/judge-row.ts';
import { verdictOf } from './matrices.ts';

const checks = ['falls', 'trajectory', 'baseline', 'drift'];
const ran = (verdicts: Readonly<Record<string, Verdict>>): Attempt => ({
  state: 'ran',
  verdicts: new Map(Object.entries(verdicts)),
});
const cause = { code: 'bias-decays', run: 'a', measured: 1, stated: 0 } as const;

describe('the row of a defect', () => {
  it.each<[string, Attempt, string]>([
    ['caught where a claim fails', ran({ falls: verdictOf('fails') }), 'caught'],
    [
      'caught where a guard fails',
      ran({ falls: verdictOf('holds'), trajectory: verdictOf('fails') }),
      'caught',
    ],
    [
      'survived where all hold',
      ran({ falls: verdictOf('holds'), trajectory: verdictOf('holds') }),
      'survived',
    ],
    ['survived where nothing is decided', ran({ trajectory: verdictOf('undecided', cause) }), 'survived'],
    ['survived where nothing ran', ran({}), 'survived'],
    [
      'survived where the baseline alone moved',
      ran({ falls: verdictOf('holds'), baseline: verdictOf('fails') }),
      'survived',
    ],
    [
      'survived where drift alone moved',
      ran({ drift: verdictOf('fails'), baseline: verdictOf('fails') }),
      'survived',
    ],
    [
      'caught where a guard fails beside the baseline',
      ran({ baseline: verdictOf('fails'), trajectory: verdictOf('fails') }),
      'caught',
    ],
  ])('is %s', (_, attempt, state) => {
    expect(judgeDefect(checks, attempt)).toMatchObject({ state, why: null });
  });

  it('has a cell for every check, in their order, with the cause of those that do not hold', () => {
    const { cells } = judgeDefect(
      checks,
      ran({
        drift: verdictOf('fails'),
        trajectory: verdictOf('fails', cause),
        falls: verdictOf('holds', cause),
      }),
    );
    expect(Object.entries(cells)).toEqual([
      ['falls', { state: 'silent' }],
      ['trajectory', { state: 'notices', cause }],
      ['baseline', { state: 'not-run' }],
      ['drift', { state: 'notices' }],
    ]);
  });

  it('has the cause of a check that is undecided', () => {
    const { cells } = judgeDefect(['falls'], ran({ falls: verdictOf('undecided', cause) }));
    expect(cells).toEqual({ falls: { state: 'undecided', cause } });
  });

  it.each(['crashed', 'hung'] as const)(
    'that %s counts apart, whatever fails, and keeps what was seen',
    (state) => {
      const verdicts = new Map([['falls', verdictOf('fails')]]);
      expect(judgeDefect(['falls', 'drift'], { state, why: 'a run broke', verdicts })).toEqual({
        state,
        why: 'a run broke',
        cells: { falls: { state: 'notices' }, drift: { state: 'not-run' } },
      });
    },
  );

  it('that could not be applied has no verdict at all', () => {
    expect(judgeDefect(['falls'], { state: 'not-applied', why: 'gone' })).toEqual({
      state: 'not-applied',
      why: 'gone',
      cells: { falls: { state: 'not-run' } },
    });
  });
});

describe('the row of the code as it is', () => {
  it.each<[string, Attempt, string, string | null]>([
    ['clean where every check that ran holds', ran({ falls: verdictOf('holds') }), 'clean', null],
    [
      'unclean where one fails',
      ran({ falls: verdictOf('holds'), trajectory: verdictOf('fails') }),
      'unclean',
      null,
    ],
    ['unclean where the baseline alone moved', ran({ baseline: verdictOf('fails') }), 'unclean', null],
    ['unclean where one is undecided', ran({ falls: verdictOf('undecided') }), 'unclean', null],
    [
      'unclean where it crashed, though every check holds',
      { state: 'crashed', why: 'a run broke', verdicts: new Map([['falls', verdictOf('holds')]]) },
      'unclean',
      'a run broke',
    ],
    ['unclean where it hung', { state: 'hung', why: 'too long', verdicts: new Map() }, 'unclean', 'too long'],
  ])('is %s', (_, attempt, state, why) => {
    expect(judgeUnmodified(checks, attempt)).toMatchObject({ state, why });
  });
});
