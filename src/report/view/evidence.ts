import type { Evidence, Finding, PartEvidence } from '../../model/outcome/verdict.ts';
import type { Words } from '../locale/words.ts';
import type { Row, Table } from './table.ts';
import { formatDistinct, formatNumber, formatSides } from '../format/numbers.ts';
import { verdictWords } from '../format/verdict-words.ts';
import { worstRowsFirst } from './worst-run.ts';

type Kind = Evidence['kind'];
type EvidenceOf<K extends Kind> = Extract<Evidence, { kind: K }>;

/** A trend over more values is shown by its two ends alone. */
const widest = 12;

/** A page shows at most this many rows of a table. */
const maxTableRows = 50;

/**
 * Returns the numbers that decide a check as a table, one row for each run or quantity. If there are more
 * than `most`, only the worst are kept.
 */
export function viewEvidence(evidence: Evidence, words: Words, maxRows = maxTableRows): Table {
  const table = tables[evidence.kind] as (evidence: Evidence, words: Words) => Table; // the table has one function for each kind
  const of = evidence.kind === 'findings' ? evidence.findings.length : evidence.rows.length;
  if (of <= maxRows) return table(evidence, words);
  const { caption, ...rest } = table(worstRows(evidence, maxRows), words);
  const { tightest, worstFindings } = words.check.evidence;
  const kept = evidence.kind === 'findings' ? worstFindings(maxRows, of) : tightest(maxRows, of);
  return { caption: `${caption}${kept}`, ...rest };
}

function worstRows(evidence: Evidence, maxRows: number): Evidence {
  if (evidence.kind === 'findings') {
    const findings = evidence.findings.toSorted((a, b) => Number(a.holds) - Number(b.holds));
    return { ...evidence, findings: findings.slice(0, maxRows) };
  }
  const rows: readonly { readonly holds: boolean }[] = worstRowsFirst<Rows[number]>(evidence.rows);
  return { ...evidence, rows: rows.slice(0, maxRows) } as Evidence; // the rows are the evidence's own
}

type Rows = Exclude<Evidence, { kind: 'findings' }>['rows'];

const tables = {
  comparison: ({ left, operator, right, rows }, words) => {
    const { evidence: text } = words.check;
    return {
      caption: text.runByRun(`${left} ${operator} ${right}`),
      columns: [text.seed, left, right, text.margin, text.verdict, text.run],
      rows: rows.map((row) =>
        runRow(row, [...formatSides(row, { left, right }), formatNumber(row.margin)], words),
      ),
    };
  },
  trend: ({ reading, direction, axis, values, rows }, words) => {
    const { evidence: text } = words.check;
    const shown = values.length <= widest ? values.map((_, index) => index) : [0, values.length - 1];
    const name = words.quantity(axis);
    const heads = shown.map((index) => `${name} = ${formatNumber(values[index] ?? Number.NaN)}`);
    return {
      caption: `${text.runByRun(text[direction](reading, name))}${shown.length < values.length ? text.ends(values.length) : ''}`,
      columns: [text.seed, ...heads, text.step, text.verdict, text.run],
      rows: rows.map((row) => {
        const readings = shown.map((index) => formatNumber(row.readings[index] ?? Number.NaN));
        return runRow(row, [...readings, formatNumber(row.margin)], words);
      }),
    };
  },
  state: ({ reading, state, rows }, words) => {
    const { evidence: text } = words.check;
    return {
      caption: text.runByRun(text[state](reading)),
      columns: [text.seed, reading, text.diverged, text.verdict, text.run],
      rows: rows.map((row) =>
        runRow(row, [formatNumber(row.value), row.diverged ? text.yes : text.no], words),
      ),
    };
  },
  all: ({ parts, rows }, words) => {
    const { evidence: text } = words.check;
    const heads = parts.map((part) => statementText(part));
    return {
      caption: text.runByRun(heads.join(' and ')),
      columns: [text.seed, ...heads, text.margin, text.verdict, text.run],
      rows: rows.map((row) => {
        const said = parts.map((part) => partText(part, row.seed, words));
        return runRow(row, [...said, formatNumber(row.margin)], words);
      }),
    };
  },
  findings: ({ findings }, words) => {
    const { evidence: text } = words.check;
    return {
      caption: text.findings,
      columns: [
        text.quantity,
        text.measured,
        text.stated,
        text.tolerance,
        text.verdict,
        text.runs,
        text.worstRun,
      ],
      rows: findings
        .toSorted((a, b) => Number(a.holds) - Number(b.holds))
        .map((finding) => findingRow(finding, words)),
    };
  },
} satisfies { readonly [K in Kind]: (evidence: EvidenceOf<K>, words: Words) => Table };

/** Renders a statement in the grammar of expressions. */
export function statementText(part: PartEvidence): string {
  if (part.kind === 'comparison') return `${part.left} ${part.operator} ${part.right}`;
  if (part.kind === 'trend') return `${part.reading} ${part.direction} along ${part.axis}`;
  return `${part.reading} ${part.state === 'finite' ? 'is finite' : 'diverges'}`;
}

/** Renders what one part reads at a seed, with the symbol of whether it holds there. */
function partText(part: PartEvidence, seed: number, words: Words): string {
  const at = part.rows.findIndex((row) => row.seed === seed);
  const read =
    part.kind === 'comparison'
      ? formatSides(part.rows[at] ?? { left: Number.NaN, right: Number.NaN }, part).join(' | ')
      : formatNumber((part.kind === 'trend' ? part.rows[at]?.margin : part.rows[at]?.value) ?? Number.NaN);
  return `${verdictWords(part.rows[at]?.holds === true ? 'holds' : 'fails', words).symbol} ${read}`;
}

function findingRow({ quantity, measured, stated, tolerance, holds, run, runs }: Finding, words: Words): Row {
  const { state, symbol, word } = verdictWords(holds ? 'holds' : 'fails', words);
  const figures = holds ? [formatNumber(measured), formatNumber(stated)] : formatDistinct(measured, stated);
  const allowed = tolerance === 0 ? words.check.evidence.exact : formatNumber(tolerance, 2);
  return {
    head: words.finding(quantity),
    cells: [...figures, allowed, `${symbol} ${word}`, String(runs), run],
    state,
  };
}

function runRow(
  row: { readonly seed: number; readonly run: string; readonly holds: boolean },
  cells: readonly string[],
  words: Words,
): Row {
  const { state, symbol, word } = verdictWords(row.holds ? 'holds' : 'fails', words);
  return { head: String(row.seed), cells: [...cells, `${symbol} ${word}`, row.run], state };
}
