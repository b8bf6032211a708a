import type { CheckChange } from '../../../comparison/compare-checks.ts';
import { decideComparison, worseOf } from '../../../comparison/decide-comparison.ts';
import type { Words } from '../../locale/words.ts';

/** The groups of the headline, the most pressing first. */
const groups: readonly { readonly state: CheckChange['state']; readonly failing: boolean }[] = [
  { state: 'regressed', failing: false },
  { state: 'new', failing: true },
  { state: 'changed', failing: true },
  { state: 'undecided', failing: false },
  { state: 'gone', failing: false },
  { state: 'changed', failing: false },
  { state: 'new', failing: false },
  { state: 'fixed', failing: false },
  { state: 'same', failing: false },
];

/** Renders the comparison in one line: `1 claim regressed, 1 fixed, 17 unchanged`. */
export function comparisonHeadline(changes: readonly CheckChange[], { comparison: text }: Words): string {
  const counts: string[] = [];
  for (const { state, failing } of groups) {
    const members = changes.filter(
      (change) => change.state === state && failsUnderNewQuestion(change) === failing,
    );
    if (members.length === 0) continue;
    const claims = members.filter(({ role }) => role === 'claim').length;
    const open = state === 'same' ? members.filter(({ head }) => head?.state !== 'holds').length : 0;
    counts.push(
      text.counted(claims, members.length - claims, state, failing, counts.length === 0) +
        text.stillOpen(open),
    );
  }
  return text.headline(counts, decideComparison(changes) !== 'ok');
}

/**
 * True if a check that is new, or whose question changed, fails now and did not fail before. That is not a
 * regression, but no improvement either.
 */
export function failsUnderNewQuestion(change: CheckChange): boolean {
  if (change.state !== 'new' && change.state !== 'changed') return false;
  return worseOf(change) === 'fails' || worseOf(change) === 'baseline';
}
