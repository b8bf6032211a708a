import { describe, expect, it } from 'vitest';
import { exitCodes, exitReason, worstReason, type ExitReason } from '../../src/outcome/exit-code.ts';
import type { Outcome } from '../../src/model/outcome/outcome.ts';
import type { VerdictState } from '../../src/model/outcome/verdict.ts';

const outcomeOf = (complete: boolean, ...states: VerdictState[]) => {
  const checks = states.map((state) => ({ verdict: { state } }));
  return { complete, checks } as unknown as Pick<Outcome, 'complete' | 'checks'>;
};

describe('when several codes apply', () => {
  const precedence = [130, 70, 73, 2, 1, 4, 3, 0];
  const reasonOf = (code: number) =>
    (Object.keys(exitCodes) as ExitReason[]).find((reason) => exitCodes[reason] === code)!;

  it.each(precedence.slice(1).map((milder, i) => [precedence[i]!, milder]))(
    '%i counts rather than %i',
    (graver, milder) => {
      const [one, other] = [reasonOf(graver), reasonOf(milder)];
      expect([worstReason([one, other]), worstReason([other, one])]).toEqual([one, one]);
    },
  );

  it('all is well where none does', () => {
    expect(worstReason([])).toBe('ok');
  });
});

describe('experiments end', () => {
  it.each<[string, Pick<Outcome, 'complete' | 'checks'>[], ExitReason]>([
    ['well where everything holds', [outcomeOf(true, 'holds', 'holds')], 'ok'],
    ['well where there is nothing to decide', [], 'ok'],
    ['failing where one check fails', [outcomeOf(true, 'holds', 'undecided', 'fails')], 'fails'],
    ['undecided where one check is', [outcomeOf(true, 'holds', 'undecided')], 'undecided'],
    [
      'interrupted where one is not complete, whatever failed',
      [outcomeOf(true, 'fails'), outcomeOf(false, 'holds')],
      'interrupted',
    ],
  ])('%s', (_, outcomes, reason) => {
    expect(exitReason(outcomes)).toBe(reason);
  });
});

describe('what is held against blessed figures', () => {
  type Check = readonly [id: string, role: 'claim' | 'guard', state: VerdictState];
  const reasonFor = (...checks: Check[]) =>
    exitReason([
      {
        complete: true,
        checks: checks.map(([id, role, state]) => ({ id, role, verdict: { state } })),
      } as unknown as Pick<Outcome, 'complete' | 'checks'>,
    ]);
  const moved: Check = ['baseline', 'guard', 'fails'];
  const drifted: Check = ['drift', 'guard', 'fails'];
  const fine: Check = ['first', 'claim', 'holds'];

  it.each<[string, Check[], number]>([
    ['the baseline moved', [fine, moved], 3],
    ['fresh seeds drifted', [fine, drifted], 3],
    ['both', [fine, moved, drifted], 3],
    ['one moved and the other holds', [moved, ['drift', 'guard', 'holds']], 3],
    ['a claim fails too', [moved, ['first', 'claim', 'fails']], 1],
    ['another guard fails too', [drifted, ['streams', 'guard', 'fails']], 1],
    ['something is undecided too', [moved, ['first', 'claim', 'undecided']], 4],
    ['one moved and the other is undecided', [moved, ['drift', 'guard', 'undecided']], 4],
    ['nothing but a baseline is undecided', [fine, ['baseline', 'guard', 'undecided']], 4],
    ['nothing moved', [fine, ['baseline', 'guard', 'holds'], ['drift', 'guard', 'holds']], 0],
    ['a claim of the name fails', [['baseline', 'claim', 'fails']], 1],
    ['a claim of the other name fails', [['drift', 'claim', 'fails']], 1],
  ])('ends with its code where %s', (_, checks, code) => {
    expect(exitCodes[reasonFor(...checks)]).toBe(code);
  });
});
