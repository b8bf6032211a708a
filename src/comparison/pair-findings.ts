import type { Evidence, Finding } from '../model/outcome/verdict.ts';
import { quantityKey, type Quantity } from '../model/outcome/quantity.ts';
import { sameNumber } from './paired-shift.ts';

/** One quantity of a guard before and after; null if that side has none. */
export type PairedFinding = {
  readonly quantity: Quantity;
  readonly base: Finding | null;
  readonly head: Finding | null;
};

/** Pairs the quantities of a guard, and returns those whose numbers or verdicts differ, the worst first. */
export function pairFindings(base: Evidence, head: Evidence): readonly PairedFinding[] {
  const [was, now] = [keyed(base), keyed(head)];
  return [...new Set([...now.keys(), ...was.keys()])]
    .flatMap((key): PairedFinding[] => {
      const [before, after] = [was.get(key) ?? null, now.get(key) ?? null];
      const quantity = (after ?? before)?.quantity;
      return quantity === undefined ? [] : [{ quantity, base: before, head: after }];
    })
    .filter(isChanged)
    .toSorted((a, b) => rank(a) - rank(b) || excessOf(b.head) - excessOf(a.head) || 0);
}

/** Gives each finding a key. A quantity may have several findings: the first is paired with the first. */
function keyed(evidence: Evidence): ReadonlyMap<string, Finding> {
  const seen = new Map<string, number>();
  const findings = new Map<string, Finding>();
  for (const finding of evidence.kind === 'findings' ? evidence.findings : []) {
    const key = quantityKey(finding.quantity);
    const count = seen.get(key) ?? 0;
    seen.set(key, count + 1);
    findings.set(`${count} ${key}`, finding);
  }
  return findings;
}

function isChanged({ base, head }: PairedFinding): boolean {
  if (base === null || head === null) return true;
  return (
    base.holds !== head.holds ||
    (['measured', 'stated'] as const).some((part) => !sameNumber(base[part], head[part]))
  );
}

/** Ranks a pair, the worst first: fails now and did not; still fails; new or gone; moved; holds again. */
function rank({ base, head }: PairedFinding): number {
  if (head !== null && !head.holds) return base !== null && !base.holds ? 1 : 0;
  if (base === null || head === null) return 2;
  return base.holds ? 3 : 4;
}

/** Returns how far a finding is off, in tolerances; farthest if it must be exact and is not, or is NaN. */
function excessOf(finding: Finding | null): number {
  if (finding === null || sameNumber(finding.measured, finding.stated)) return 0;
  const excess = Math.abs(finding.measured - finding.stated) / finding.tolerance;
  return Number.isFinite(excess) ? excess : Number.MAX_VALUE; // ∞ − ∞ would be NaN
}
