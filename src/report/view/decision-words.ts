import { trends } from '../../model/experiment/statement.ts';
import type { Evidence, Tally } from '../../model/outcome/verdict.ts';
import type { Quantifier } from '../../model/experiment/experiment.ts';
import type { Words } from '../locale/words.ts';
import { tightestRow } from './worst-run.ts';
import { formatSides, formatShare, formatNumber } from '../format/numbers.ts';

type Kind = Exclude<Evidence['kind'], 'all'>;
type EvidenceOf<K extends Kind> = Extract<Evidence, { kind: K }>;

/** Renders the numbers that decide a check as a sentence. */
export function decisionWords(evidence: Evidence, quantifier: Quantifier | null, words: Words): string {
  const { check } = words;
  if (evidence.kind === 'all') {
    // Of several statements the one that holds least often decides.
    const [least] = evidence.parts.toSorted((a, b) => a.tally.held - b.tally.held);
    return least
      ? decisionWords({ ...least, tally: evidence.tally }, quantifier, words)
      : check.nothingMeasured;
  }
  if (evidence.kind !== 'findings') {
    const { of, held, interval } = evidence.tally;
    if (of === 0) return check.nothingMeasured;
    if (interval) return check.clauses(check.share(held, of), bounds(interval, quantifier, check));
  }
  const decide = table[evidence.kind] as (evidence: Evidence, check: CheckWords) => string; // the table has one function for each kind
  const decision = decide(evidence, check);
  // If nothing at all was examined, the cause says what the guard looks for.
  if (evidence.kind !== 'findings' || evidence.findings.length === 0 || evidence.unexamined === undefined)
    return decision;
  const topics = words.join(evidence.unexamined.map(words.unexamined));
  return check.clauses(decision, check.notExamined(topics));
}

type CheckWords = Words['check'];

const table = {
  comparison: ({ rows, operator, tally, ...texts }, check) => {
    const row = tightestRow(rows);
    if (!row) return share(tally, check);
    const statement = formatSides(row, texts).join(` ${operator} `);
    const words = row.holds ? check.tightest : check.worst;
    return check.clauses(share(tally, check), words(row.seed, statement));
  },
  trend: ({ rows, tally, direction }, check) => {
    const row = tightestRow(rows);
    if (!row || Number.isNaN(row.margin)) return share(tally, check);
    const { denied } = trends[direction];
    const words = row.holds === denied ? check.wrongStep : check.smallestStep;
    return check.clauses(
      share(tally, check),
      words(formatNumber(denied ? 0 - row.margin : row.margin), row.seed),
    );
  },
  state: ({ rows, tally }, check) => {
    const row = tightestRow(rows);
    if (!row) return share(tally, check);
    return check.clauses(share(tally, check), check.valueAt(formatNumber(row.value), row.seed));
  },
  findings: ({ findings }, check) =>
    findings.length === 0
      ? check.nothingMeasured
      : check.asStated(findings.filter(({ holds }) => holds).length, findings.length),
} satisfies { readonly [K in Kind]: (evidence: EvidenceOf<K>, check: CheckWords) => string };

function share({ held, of }: Tally, check: CheckWords): string {
  return check.share(held, of);
}

/** Renders the confidence interval of the share over all seeds, at confidence 1 − alpha. */
function bounds(
  { low, high, alpha, required }: NonNullable<Tally['interval']>,
  quantifier: Quantifier | null,
  check: CheckWords,
): string {
  const level = formatNumber((1 - alpha) * 100);
  const atLeast = quantifier?.kind === 'at-least';
  return check.bounds(formatShare(low), formatShare(high), level, atLeast, formatShare(required));
}
