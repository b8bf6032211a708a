import type { Verdict } from '../model/outcome/verdict.ts';
import type { Judged, Outcome } from '../model/outcome/outcome.ts';
import type { Claim } from '../model/experiment/experiment.ts';
import { compareClaims, compareGuards, rowParts, type QuestionPart } from './compare-questions.ts';
import { pairFindings, type PairedFinding } from './pair-findings.ts';
import { pairRows, type PairedRows } from './pair-rows.ts';
import { jsonEqual } from './json-equal.ts';

/**
 * How a claim or guard changed, the most pressing first:
 *
 * - `regressed`: it did not fail, and fails now.
 * - `undecided`: it is not decided now.
 * - `gone`: the head does not state it.
 * - `changed`: its question is another, so that the two verdicts cannot be compared; or only its sentence is.
 * - `new`: the base has no verdict of it.
 * - `fixed`: it did not hold, and holds now.
 */
export const checkChanges = ['regressed', 'undecided', 'gone', 'changed', 'new', 'fixed', 'same'] as const;

export type CheckChange = {
  readonly id: string;
  readonly role: 'claim' | 'guard';
  readonly state: (typeof checkChanges)[number];
  /** The verdict; null if it is not stated on that side, or was not judged. */
  readonly base: Verdict | null;
  readonly head: Verdict | null;
  readonly claim: { readonly base: Claim | null; readonly head: Claim | null };
  /** The parts of the question that differ. */
  readonly parts: readonly QuestionPart[];
  /** Whether the sentence differs; what decides it may be the same. */
  readonly reworded: boolean;
  /** The rows of a claim, paired; null if one side has none, or if the two read different things. */
  readonly rows: PairedRows | null;
  /** The quantities of a guard that changed, the worst first. */
  readonly findings: readonly PairedFinding[];
};

export type ComparedOutcome = Pick<
  Outcome,
  | 'experiment'
  | 'checks'
  | 'blessed'
  | 'plan'
  | 'runs'
  | 'records'
  | 'sources'
  | 'environment'
  | 'changes'
  | 'complete'
>;

/**
 * Compares every claim and guard of either Outcome, in the order of the head's experiment; those that are
 * gone come last.
 */
export function compareChecks(
  base: ComparedOutcome | null,
  head: ComparedOutcome | null,
): readonly CheckChange[] {
  const [was, now] = [statedChecks(base), statedChecks(head)];
  return [...new Set([...now.keys(), ...was.keys()])].map((key) => compareCheck(was.get(key), now.get(key)));
}

/** A claim or guard that an Outcome's experiment states, and its verdict; null if it was not judged. */
type StatedCheck = {
  readonly outcome: ComparedOutcome;
  readonly id: string;
  readonly role: Judged['role'];
  readonly claim: Claim | null;
  readonly verdict: Verdict | null;
};

function statedChecks(outcome: ComparedOutcome | null): ReadonlyMap<string, StatedCheck> {
  if (outcome === null) return new Map();
  const { experiment, checks } = outcome;
  const checkKey = (role: Judged['role'], id: string) => `${role} ${id}`;
  const verdicts = new Map(checks.map(({ role, id, verdict }) => [checkKey(role, id), verdict]));
  const entry = (role: Judged['role'], id: string, claim: Claim | null): [string, StatedCheck] => [
    checkKey(role, id),
    { outcome, id, role, claim, verdict: verdicts.get(checkKey(role, id)) ?? null },
  ];
  return new Map([
    ...experiment.claims.map((claim) => entry('claim', claim.id, claim)),
    ...experiment.guards.map(({ name }) => entry('guard', name, null)),
  ]);
}

function compareCheck(base: StatedCheck | undefined, head: StatedCheck | undefined): CheckChange {
  const { id, role } = head ?? base ?? { id: '', role: 'claim' as const };
  const parts = base && head ? partsOf(base, head) : [];
  const [was, now] = [base?.verdict ?? null, head?.verdict ?? null];
  const claim = { base: base?.claim ?? null, head: head?.claim ?? null };
  const reworded = claim.base !== null && claim.head !== null && !jsonEqual(claim.base.says, claim.head.says);
  const comparable = was !== null && now !== null && !parts.some((part) => rowParts.has(part));
  return {
    id,
    role,
    state: head === undefined ? 'gone' : stateOf(was, now, parts, reworded),
    base: was,
    head: now,
    claim,
    parts,
    reworded,
    rows: comparable ? pairRows(was.evidence, now.evidence) : null,
    findings: role === 'guard' && was && now ? pairFindings(was.evidence, now.evidence) : [],
  };
}

function partsOf(base: StatedCheck, head: StatedCheck): readonly QuestionPart[] {
  if (base.claim !== null && head.claim !== null)
    return compareClaims(
      { experiment: base.outcome.experiment, claim: base.claim },
      { experiment: head.outcome.experiment, claim: head.claim },
    );
  const guard = head.outcome.experiment.guards.find(({ name }) => name === head.id);
  return guard === undefined ? [] : compareGuards(guard.name, base.outcome, head.outcome);
}

function stateOf(
  base: Verdict | null,
  head: Verdict | null,
  parts: readonly QuestionPart[],
  reworded: boolean,
): CheckChange['state'] {
  if (head === null) return 'undecided'; // stated and not judged
  if (base === null) return 'new';
  if (parts.length > 0) return 'changed';
  if (head.state === 'undecided') return 'undecided';
  if (head.state !== base.state) return head.state === 'fails' ? 'regressed' : 'fixed';
  return reworded ? 'changed' : 'same';
}
