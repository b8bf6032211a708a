import type { Evidence, Tally } from '../check/verdict.ts';
import type { Quantifier } from '../spec/experiment.ts';
import { tightestRow } from './worst-run.ts';
import { formatApart } from './words/format-apart.ts';
import { formatCount } from './words/format-count.ts';
import { formatNumber } from './words/format-number.ts';
import { formatShare } from './words/format-share.ts';

type Kind = Evidence['kind'];
type EvidenceOf<K extends Kind> = Extract<Evidence, { kind: K }>;

/** The deciding numbers in a sentence. */
export function decisionWords(evidence: Evidence, quantifier: Quantifier | null): string {
  const words = table[evidence.kind] as (evidence: Evidence, quantifier: Quantifier | null) => string; // each kind has its own
  return words(evidence, quantifier);
}

const table = {
  comparison: ({ rows, operator, tally }, quantifier) => {
    if (tally.interval) return `${share(tally)}; ${bounds(tally.interval, quantifier)}`;
    const row = tightestRow(rows);
    if (!row) return share(tally);
    const [left, right] = formatApart(row.left, row.right);
    const where = `${row.holds ? 'tightest' : 'worst'} at seed ${row.seed}`;
    return `${share(tally)}; ${where}: ${left} ${operator} ${right}${row.holds ? '' : ' is not so'}`;
  },
  trend: ({ rows, tally }, quantifier) => {
    if (tally.interval) return `${share(tally)}; ${bounds(tally.interval, quantifier)}`;
    const row = tightestRow(rows);
    if (!row) return share(tally);
    const step = formatNumber(row.margin);
    return `${share(tally)}; ${row.holds ? `smallest step ${step}` : `a step of ${step} the wrong way`} at seed ${row.seed}`;
  },
  state: ({ rows, tally }, quantifier) => {
    if (tally.interval) return `${share(tally)}; ${bounds(tally.interval, quantifier)}`;
    const row = tightestRow(rows);
    return row ? `${share(tally)}; ${formatNumber(row.value)} at seed ${row.seed}` : share(tally);
  },
  findings: ({ findings }) => {
    if (findings.length === 0) return 'nothing was measured';
    const held = findings.filter(({ holds }) => holds).length;
    return `${held} of ${formatCount(findings.length, 'quantity', 'quantities')} as stated`;
  },
} satisfies { readonly [K in Kind]: (evidence: EvidenceOf<K>, quantifier: Quantifier | null) => string };

function share({ held, of }: Tally): string {
  return of === 0 ? 'nothing was measured' : `holds in ${held} of ${formatCount(of, 'run')}`;
}

/** At 1 − alpha the share of all seeds lies in the interval. */
function bounds(
  { low, high, alpha, required }: NonNullable<Tally['interval']>,
  quantifier: Quantifier | null,
): string {
  const asked = quantifier?.kind === 'at-least' ? 'at least' : 'more than';
  return `of all seeds between ${formatShare(low)} and ${formatShare(high)}, at ${formatNumber((1 - alpha) * 100)} %; ${asked} ${formatShare(required)} is asked`;
}
