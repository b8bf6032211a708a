import type { Verdict } from '../model/outcome/verdict.ts';
import { blessedGuards } from '../model/experiment/experiment.ts';
import type { SabotageCell, SabotageRow } from '../model/outcome/sabotage-matrix.ts';

/** How a sabotaged subject ran, with the verdicts of its checks. */
export type Attempt =
  | { readonly state: 'ran'; readonly verdicts: ReadonlyMap<string, Verdict> }
  | {
      readonly state: 'crashed' | 'hung';
      readonly why: string;
      readonly verdicts: ReadonlyMap<string, Verdict>;
    }
  | { readonly state: 'not-applied'; readonly why: string };

type Tried = Pick<SabotageRow, 'state' | 'why' | 'cells'>;

/** Judges the row of the subject as it is: it is clean if every check that ran holds. */
export function judgeUnmodified(checks: readonly string[], attempt: Attempt): Tried {
  const cells = cellsOf(checks, attempt);
  const clean =
    attempt.state === 'ran' &&
    Object.values(cells).every(({ state }) => state === 'silent' || state === 'not-run');
  return { state: clean ? 'clean' : 'unclean', why: whyOf(attempt), cells };
}

/** Judges the row of one defect: caught if a check fails that does not compare with blessed figures. */
export function judgeDefect(checks: readonly string[], attempt: Attempt): Tried {
  const cells = cellsOf(checks, attempt);
  if (attempt.state !== 'ran') return { state: attempt.state, why: attempt.why, cells };
  const caught = Object.entries(cells).some(
    ([check, { state }]) => state === 'notices' && !blessedGuards.has(check),
  );
  return { state: caught ? 'caught' : 'survived', why: null, cells };
}

function whyOf(attempt: Attempt): string | null {
  return attempt.state === 'ran' ? null : attempt.why;
}

function cellsOf(checks: readonly string[], attempt: Attempt): Record<string, SabotageCell> {
  const verdicts = attempt.state === 'not-applied' ? new Map<string, Verdict>() : attempt.verdicts;
  return Object.fromEntries(checks.map((check) => [check, cellOf(verdicts.get(check))]));
}

function cellOf(verdict: Verdict | undefined): SabotageCell {
  if (verdict === undefined) return { state: 'not-run' };
  const { state, cause } = verdict;
  const named = cause === undefined ? {} : { cause };
  const cells = {
    holds: { state: 'silent' },
    fails: { state: 'notices', ...named },
    undecided: { state: 'undecided', ...named },
  } as const satisfies Record<Verdict['state'], SabotageCell>;
  return cells[state];
}
