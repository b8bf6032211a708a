import type { Verdict } from '../../model/outcome/verdict.ts';

type RunRow = { readonly run: string; readonly holds: boolean; readonly margin?: number };

/**
 * Returns the run to look at: the one that the cause names, else the one of the worst row. Null if no run was
 * made.
 */
export function worstRun({ cause, evidence }: Verdict): string | null {
  const named = cause === undefined ? '' : 'run' in cause ? cause.run : 'first' in cause ? cause.first : '';
  if (named !== '') return named;
  if (evidence.kind === 'findings') {
    return (evidence.findings.find(({ holds }) => !holds) ?? evidence.findings[0])?.run ?? null;
  }
  const rows: readonly RunRow[] = evidence.rows;
  return tightestRow(rows)?.run ?? null;
}

/** Returns the row that comes first in `worstRowsFirst`. */
export function tightestRow<R extends { readonly holds: boolean; readonly margin?: number }>(
  rows: readonly R[],
): R | undefined {
  return worstRowsFirst(rows)[0];
}

/**
 * Sorts rows: those without a number, then those that do not hold by falling distance, then the others by
 * rising margin.
 */
export function worstRowsFirst<R extends { readonly holds: boolean; readonly margin?: number }>(
  rows: readonly R[],
): readonly R[] {
  return rows.toSorted((a, b) => rank(a) - rank(b));
}

function rank({ holds, margin = 0 }: { readonly holds: boolean; readonly margin?: number }): number {
  if (Number.isNaN(margin)) return Number.MIN_SAFE_INTEGER;
  return holds ? Math.max(margin, 0) : Math.min(margin, -Number.MIN_VALUE);
}
