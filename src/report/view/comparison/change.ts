import type { CheckChange } from '../../../comparison/compare-checks.ts';
import type { Comparison } from '../../../comparison/compare-outcomes.ts';
import { worseOf } from '../../../comparison/decide-comparison.ts';
import type { PairedFinding } from '../../../comparison/pair-findings.ts';
import type { PairedRows } from '../../../comparison/pair-rows.ts';
import type { Outcome } from '../../../model/outcome/outcome.ts';
import type { Tally, VerdictState } from '../../../model/outcome/verdict.ts';
import type { Claim } from '../../../model/experiment/experiment.ts';
import { textIn } from '../../../model/experiment/local-text.ts';
import { failsUnderNewQuestion } from './headline.ts';
import { decisionWords } from '../decision-words.ts';
import type { Words } from '../../locale/words.ts';
import { plainRow, type Table } from '../table.ts';
import type { ComparedPaths } from './compared-paths.ts';
import { formatSigned, shiftCells } from './moved.ts';
import { explainCommand, runAlone } from '../../format/commands.ts';
import { formatDistinct, formatNumber } from '../../format/numbers.ts';
import { worstRun } from '../worst-run.ts';

/** One claim or guard that changed, as every format of a comparison shows it. */
export type ChangeView = {
  readonly role: 'claim' | 'guard';
  readonly roleWord: string;
  readonly id: string;
  readonly anchor: string;
  readonly state: CheckChange['state'];
  /** The look of the change: bad, in doubt or good. */
  readonly tone: VerdictState;
  readonly symbol: string;
  readonly word: string;
  readonly title: string;
  readonly says: string;
  /** What changed, a sentence each: verdicts, counts, flips, distances. */
  readonly lines: readonly string[];
  /** Why the check does not hold now. */
  readonly cause: string | null;
  /** A guard's cause, else the first of `lines`. */
  readonly reason: string;
  readonly figures: Table;
  readonly commands: { readonly run: string | null; readonly explain: string | null };
};

const symbols = {
  regressed: '✗',
  undecided: '?',
  gone: '−',
  changed: '≠',
  new: '+',
  fixed: '✓',
  same: '=',
} satisfies Record<CheckChange['state'], string>;

/** Returns what a comparison shows of one claim or guard. */
export function viewChange(
  change: CheckChange,
  { base, head }: Comparison<Outcome>,
  { anchor, paths }: { readonly anchor: string; readonly paths: ComparedPaths },
  words: Words,
): ChangeView {
  const { comparison: text } = words;
  const { id, role, state, claim, rows, findings } = change;
  const outcome = head ?? base;
  const experiment = outcome?.experiment ?? null;
  const cause = causeOf(change, experiment, words);
  // A run that held before shows the change better than the worst run, unless a cause names a run.
  const flipped = cause === null ? rows?.toFailing[0]?.run : undefined;
  const run = flipped ?? (change.head === null ? null : worstRun(change.head));
  const failing = failsUnderNewQuestion(change);
  const lines = [
    ...verdictLines(change, words),
    ...(rows === null ? [] : rowLines(rows, words)),
    ...questionLines(change, words),
  ].map(text.sentence);
  return {
    role,
    roleWord: words.texts.role[role],
    id,
    anchor,
    state,
    tone: toneOf(change),
    symbol: symbols[state],
    word: failing ? `${text.state[state]}, ${words.check.verdict.fails}` : text.state[state],
    title: text.title(role, id, state, failing),
    says: textOf(claim.head ?? claim.base, words) ?? words.guard(id),
    lines,
    cause: cause === null ? null : text.sentence(cause),
    reason: (role === 'guard' && cause !== null ? text.sentence(cause) : null) ?? lines[0] ?? '',
    figures: role === 'claim' ? readingsTable(rows, words) : findingsTable(findings, words),
    commands: {
      run: run === null || outcome === null || run === '' ? null : runAlone(outcome, run),
      explain: change.head === null ? null : explainCommand(id, paths.output ?? undefined),
    },
  };
}

function textOf(claim: Claim | null, { locale }: Words): string | null {
  return claim && textIn(claim.says, locale);
}

function toneOf(change: CheckChange): VerdictState {
  const worse = worseOf(change);
  if (worse === 'baseline') return 'fails';
  if (worse !== 'ok') return worse;
  return change.state === 'gone' ? 'undecided' : (change.head?.state ?? 'undecided');
}

function verdictLines({ state, base, head, claim, rows }: CheckChange, words: Words): readonly string[] {
  const { comparison: text } = words;
  const tally = (of: Tally) => text.tally(of.held, of.of);
  const tallies = rows && { base: tally(rows.tally.base), head: tally(rows.tally.head) };
  const verdicts = text.verdicts(base?.state ?? null, head?.state ?? null, tallies);
  if (state === 'gone') return [text.list([verdicts, text.goneNow])];
  if (head === null) return [text.list([verdicts, text.notJudged])];
  const decision = decisionWords(head.evidence, claim.head?.quantifier ?? null, words);
  return state === 'new' ? [`${verdicts}: ${decision}`] : [verdicts];
}

/** Further seeds are counted, not named. */
const maxSeeds = 8;

function rowLines(
  { pairs, unpaired, toFailing, toHolding, margin }: PairedRows,
  words: Words,
): readonly string[] {
  const { comparison: text } = words;
  const named = toFailing.slice(0, maxSeeds).map(({ seed }) => String(seed));
  const single = text.unpaired(unpaired.base, unpaired.head);
  return [
    ...(toFailing.length + toHolding.length === 0
      ? []
      : [text.flips(named, toHolding.length, toFailing.length - named.length)]),
    ...marginLines(margin, pairs, words),
    ...(margin === null || margin.lost === 0 ? [] : [text.lost(margin.lost)]),
    ...(single === '' ? [] : [single]),
  ];
}

function marginLines(
  margin: PairedRows['margin'],
  pairs: number,
  { comparison: text }: Words,
): readonly string[] {
  if (margin === null || margin.same || margin.base === null || margin.head === null) return [];
  const sds = margin.sds === null ? null : formatSigned(margin.sds, 2);
  return [
    text.list([
      text.margin(...formatDistinct(margin.base, margin.head), pairs),
      ...(margin.shift === null ? [] : [text.shift(formatSigned(margin.shift), sds)]),
    ]),
  ];
}

/** Says how the question differs: its parts, and its words before and now. */
function questionLines({ parts, claim, reworded, state }: CheckChange, words: Words): readonly string[] {
  const { comparison: text } = words;
  const { base, head } = claim;
  const asked = (of: typeof base) =>
    of === null ? '' : `${of.expect}, ${words.quantifier(of.quantifier, 0)}`;
  return [
    ...(parts.length === 0 ? [] : [text.otherQuestion(parts)]),
    ...(parts.length > 0 && base && head && asked(base) !== asked(head)
      ? [text.beforeAndNow(asked(base), asked(head))]
      : []),
    ...(reworded && base && head
      ? [
          ...(parts.length === 0 && state !== 'new' ? [text.reworded] : []),
          ...(textOf(base, words) === textOf(head, words) // only another language's text changed
            ? []
            : [text.beforeAndNow(`“${textOf(base, words)}”`, `“${textOf(head, words)}”`)]),
        ]
      : []),
  ];
}

/** Returns why a check does not hold now, or null if only the verdict is known. */
export function causeOf(
  { head }: CheckChange,
  experiment: Outcome['experiment'] | null,
  words: Words,
): string | null {
  const cause = head?.cause;
  // The counts already say that a claim is not upheld, and say it better.
  if (cause === undefined || cause.code === 'not-upheld' || experiment === null) return null;
  return words.cause(cause, experiment);
}

const absent = '-';

/** Further places of a trend, or quantities of a guard, are not shown. */
const maxRows = 12;

function readingsTable(rows: PairedRows | null, { comparison: { table } }: Words): Table {
  const moved = (rows?.readings ?? []).filter(({ shift }) => !shift.same);
  return {
    caption: table.readings,
    columns: [table.read, table.before, table.now, table.change, table.sds],
    rows: moved.slice(0, maxRows).map(({ name, shift }) => plainRow(name, shiftCells(shift))),
  };
}

function findingsTable(findings: readonly PairedFinding[], words: Words): Table {
  const { table } = words.comparison;
  return {
    caption: table.quantities(Math.min(maxRows, findings.length), findings.length),
    columns: [table.quantity, table.before, table.now, table.stated, table.verdict],
    rows: findings.slice(0, maxRows).map(({ quantity, base, head }) => ({
      head: words.finding(quantity),
      cells: [
        ...figuresOf(base, head),
        head === null ? absent : formatNumber(head.stated),
        [base, head].map((finding) => verdictOf(finding, words)).join(' → '),
      ],
      state: head === null ? null : head.holds ? 'holds' : 'fails',
    })),
  };
}

function figuresOf(base: PairedFinding['base'], head: PairedFinding['head']): readonly string[] {
  if (base !== null && head !== null) return formatDistinct(base.measured, head.measured);
  return [base, head].map((finding) => (finding === null ? absent : formatNumber(finding.measured)));
}

function verdictOf(finding: PairedFinding['head'], { check }: Words): string {
  return finding === null ? absent : check.verdict[finding.holds ? 'holds' : 'fails'];
}
