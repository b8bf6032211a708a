import type { Verdict } from '../check/verdict.ts';

type RunRow = { readonly run: string; readonly holds: boolean; readonly margin?: number };

/** The run to look at: the one the cause names, else the one that decides most tightly; null where none ran. */
export function worstRun({ cause, evidence }: Verdict): string | null {
  const named = cause === undefined ? '' : 'run' in cause ? cause.run : 'first' in cause ? cause.first : '';
  if (named !== '') return named;
  if (evidence.kind === 'findings') {
    return (evidence.findings.find(({ holds }) => !holds) ?? evidence.findings[0])?.run ?? null;
  }
  const rows: readonly RunRow[] = evidence.rows;
  return tightestRow(rows)?.run ?? null;
}

type Ranked = { readonly holds: boolean; readonly margin?: number };

/** The row nearest to flipping, or farthest beyond it; one without a number comes before all. */
export function tightestRow<R extends Ranked>(rows: readonly R[]): R | undefined {
  return tightestRows(rows)[0];
}

/** Rows that do not hold, worst first, then those that hold, tightest first; equals keep their order. */
export function tightestRows<R extends Ranked>(rows: readonly R[]): readonly R[] {
  return rows.toSorted((a, b) => rank(a) - rank(b));
}

function rank({ holds, margin = 0 }: Ranked): number {
  if (Number.isNaN(margin)) return Number.MIN_SAFE_INTEGER;
  return holds ? Math.max(margin, 0) : Math.min(margin, -Number.MIN_VALUE);
}
