import { isFailed } from '../plan/is-failed.ts';
import type { Cause, CauseCode } from '../model/outcome/cause.ts';
import type { Measured } from '../model/outcome/measured.ts';
import { undecided } from './undecided.ts';
import type { Verdict } from '../model/outcome/verdict.ts';

/**
 * Applies the rules that hold for every check:
 *
 * - A run that threw, returned no fit, was not made or lacks what is needed makes the check undecided.
 * - A run that diverged fails the check, unless it judges divergence itself.
 * - A check that found nothing to examine never holds.
 * - Probes without a result are ignored, since they only name a cause.
 * - A name of the experiment that no run answered to makes undecided what depends on it, unless the check
 *   fails for a reason of its own.
 *
 * @param judgesDivergence whether the check decides on diverged runs itself
 * @param judge the check's own judgement of what was measured
 * @param unusedName the cause to give if a name that the check depends on was not answered to
 */
export function judgeCheck(
  measured: readonly Measured[],
  judgesDivergence: boolean,
  judge: () => Verdict,
  unusedName?: Cause,
): Verdict {
  const own = measured.filter(({ probe }) => !probe);
  const missing = missingCause(own);
  if (missing) return undecided(unusedName && missing.code === 'missing' ? unusedName : missing);
  const diverged = own
    .map((entry) => (entry.state === 'measured' ? entry.diverged : null))
    .find((entry) => entry !== null);
  const verdict = judge();
  if (unusedName && dependsOnNames(verdict)) return undecided(unusedName);
  if (judgesDivergence || !diverged) return unlessEmpty(verdict);
  // The check's own cause, if it found one in the numbers, says more than "diverged".
  const cause =
    verdict.cause && !counting.has(verdict.cause.code)
      ? verdict.cause
      : { code: 'diverged' as const, ...diverged };
  return { ...verdict, state: 'fails', cause };
}

function unlessEmpty(verdict: Verdict): Verdict {
  const { state, evidence } = verdict;
  if (state !== 'holds' || evidence.kind !== 'findings' || evidence.findings.length > 0) return verdict;
  return {
    ...undecided({ code: 'nothing-examined', lacks: [...(evidence.unexamined ?? [])] }),
    evidence,
  };
}

/** Causes that only count runs. */
const counting: ReadonlySet<CauseCode> = new Set(['not-upheld', 'too-few-runs']);

/** Causes that other settings or streams may have led to. */
const asRead: ReadonlySet<CauseCode> = new Set(['relation', 'diverged', 'not-finite', 'no-trend']);

/** True if the verdict might differ if a setting had been read, or a stream drawn, as the experiment means it. */
function dependsOnNames({ cause }: Verdict): boolean {
  return cause === undefined || counting.has(cause.code) || asRead.has(cause.code);
}

function missingCause(own: readonly Measured[]): Cause | undefined {
  if (own.length === 0) return { code: 'nothing-examined', lacks: ['runs'] };
  const failed = own.find(isFailed);
  if (failed?.backend) return { code: 'backend-changed', run: failed.run, ...failed.backend };
  if (failed?.state === 'refused') return { code: 'refused', run: failed.run, message: failed.message };
  if (failed) {
    const { run, message, name, at } = failed;
    return {
      code: 'threw',
      run,
      message,
      ...(name === undefined ? {} : { name }),
      ...(at === undefined ? {} : { at }),
    };
  }
  const missing = own.find((entry) => entry.state === 'missing');
  if (missing) return { code: 'missing', run: missing.run, what: missing.what, has: missing.has };
  const notRun = own.filter((entry) => entry.state === 'not-run');
  const first = notRun[0]?.runs[0];
  if (first !== undefined) {
    const again = notRun[0]?.again;
    return { code: 'not-run', runs: notRun.length, first, ...(again ? { again } : {}) };
  }
  return undefined;
}
