import type { VerdictState } from '../../model/outcome/verdict.ts';
import type { Words } from '../locale/words.ts';
import type { CheckView } from './checks.ts';

/** Says in a sentence how the experiment ended. `rest` counts what holds if something else does not. */
export function headlineWords(
  checks: readonly CheckView[],
  complete: boolean,
  { check }: Words,
): { readonly headline: string; readonly rest: string | null } {
  const open = [
    ...countWords(checks, 'fails', check),
    ...countWords(checks, 'undecided', check),
    ...(checks.some(({ verdict }) => verdict.tone === 'moved') ? [check.figuresMoved] : []),
  ];
  const holding = countWords(checks, 'holds', check)[0];
  if (open.length > 0) return { headline: check.counts(open), rest: holding ?? null };
  if (!complete) return { headline: check.interrupted, rest: holding ?? null };
  return { headline: holding ?? check.nothingJudged, rest: null };
}

/** Says how many claims and guards are in a state; an empty list if there are none. */
function countWords(
  checks: readonly CheckView[],
  state: VerdictState,
  words: Words['check'],
): readonly string[] {
  const inState = checks.filter(({ verdict }) => verdict.tone === state);
  if (inState.length === 0) return [];
  const claims = inState.filter(({ role }) => role === 'claim').length;
  return [words.counted(claims, inState.length - claims, state)];
}
