import type { CheckChange } from '../../comparison/compare-checks.ts';
import type { Comparison } from '../../comparison/compare-outcomes.ts';
import type { ComparisonReason } from '../../comparison/decide-comparison.ts';

/**
 * Renders a comparison's numbers as JSON; NaN and infinities become strings. The evidence itself is in the
 * two Outcomes.
 */
export function renderComparisonJson(
  comparisons: readonly Comparison[],
  { reason, headline }: { readonly reason: ComparisonReason; readonly headline: string },
): string {
  const experiments = comparisons.map(({ base, head, checks, ...rest }) => ({
    ...rest,
    title: (head ?? base)?.experiment.title ?? null,
    state: base === null ? 'new' : head === null ? 'gone' : 'both',
    checks: checks.map(checkData),
  }));
  const document = { format: 'bookproof/comparison/1', reason, headline, experiments };
  return `${JSON.stringify(document, nonFinite, 2)}\n`;
}

function checkData({ base, head, claim, ...rest }: CheckChange) {
  return {
    ...rest,
    base: base?.state ?? null,
    head: head?.state ?? null,
    cause: head?.cause ?? null,
    says: claim.head?.says ?? claim.base?.says ?? null,
  };
}

function nonFinite(_: string, value: unknown): unknown {
  return typeof value === 'number' && !Number.isFinite(value) ? String(value) : value;
}
