import { briefText } from '../format/text.ts';
import { decideMatrix } from '../../sabotage/decide-matrix.ts';
import { findMatrixProblems } from '../../sabotage/matrix-problems.ts';
import { detectsAnyDefect } from '../../sabotage/detects-any-defect.ts';
import type { SabotageCell, SabotageMatrix, SabotageRow } from '../../model/outcome/sabotage-matrix.ts';
import { changedSources } from '../../outcome/sources.ts';
import type { Outcome } from '../../model/outcome/outcome.ts';
import type { VerdictState } from '../../model/outcome/verdict.ts';
import type { Words } from '../locale/words.ts';
import { formatDuration, formatTimestamp } from '../format/numbers.ts';
import { verdictWords, type VerdictWords } from '../format/verdict-words.ts';

/** The matrix of checks and defects, as every format shows it. */
export type SabotageView = {
  readonly file: string;
  readonly verdict: VerdictWords;
  readonly headline: string;
  /** What the matrix does not prove, a sentence each. */
  readonly lapses: readonly string[];
  /** Says which sources changed since the sabotage; null if none did. */
  readonly stale: string | null;
  /** When the sabotage was tried, how long it took, and which defects took longest. */
  readonly tried: string;
  readonly took: string;
  /** Explains the symbols in the cells. */
  readonly marks: readonly string[];
  readonly columns: readonly { readonly id: string; readonly role: 'claim' | 'guard' }[];
  /** One row for each defect, after the row of the unmodified code. */
  readonly rows: readonly SabotageRowView[];
};

export type SabotageRowView = {
  readonly id: string;
  readonly says: string;
  readonly source: string | null;
  readonly state: VerdictState;
  readonly symbol: string;
  readonly word: string;
  readonly cells: readonly CellView[];
  /** For each check that noticed the defect, its cause. */
  readonly notices: readonly { readonly check: string; readonly code: string; readonly text: string }[];
  readonly why: string | null;
};

export type CellView = {
  readonly kind: 'expected' | 'noticed' | 'silent' | 'undecided' | 'missed' | 'not-run';
  readonly symbol: string;
  readonly word: string;
};

/** Returns the last sabotage of an experiment; null if there was none yet. */
export function viewSabotage({ sabotage, sources, experiment }: Outcome, words: Words): SabotageView | null {
  if (sabotage === null) return null;
  const matrix = withBriefReasons(sabotage);
  const problems = findMatrixProblems(matrix);
  const changed = changedSources(matrix.sources, sources);
  const { sabotage: text } = words;
  const [started, took, slowest] = [
    formatTimestamp(matrix.environment.started),
    formatDuration(matrix.environment.total),
    slowestOf(matrix),
  ];
  return {
    file: matrix.file,
    verdict: verdictWords(decideMatrix(problems), words),
    headline: headline(matrix, text),
    lapses: problems.map(words.problem),
    stale: changed.length === 0 ? null : text.stale(words.join(changed.map((part) => text.source[part]))),
    tried: text.tried(started, took, slowest),
    took: text.took(took, slowest),
    marks: marksOf(text),
    columns: matrix.checks.map(({ id, role }) => ({ id, role })),
    rows: [matrix.unmodified, ...matrix.defects].map((row) => viewRow(row, matrix, experiment, words)),
  };
}

/** Cuts what the code said where it crashed. */
function withBriefReasons(matrix: SabotageMatrix): SabotageMatrix {
  const brief = (row: SabotageRow) => (row.why === null ? row : { ...row, why: briefText(row.why) });
  return { ...matrix, unmodified: brief(matrix.unmodified), defects: matrix.defects.map(brief) };
}

type SabotageWords = Words['sabotage'];

function headline({ defects, checks, whole }: SabotageMatrix, text: SabotageWords): string {
  const caught = defects.filter(({ state }) => state === 'caught').length;
  const idle = checks.filter(({ id }) => !detectsAnyDefect(id, defects)).length;
  const parts = [
    text.caught(caught, defects.length),
    ...(['crashed', 'hung', 'not-applied'] as const).flatMap((state) => {
      const count = defects.filter((row) => row.state === state).length;
      return count === 0 ? [] : [text.counted(count, text.row[state])];
    }),
    ...(whole ? [idle === 0 ? text.everyCheck : text.idle(idle)] : [text.partly]),
  ];
  return text.counts(parts);
}

function slowestOf({ environment: { rows } }: SabotageMatrix): string {
  return Object.entries(rows)
    .toSorted(([, a], [, b]) => b - a)
    .slice(0, 5)
    .map(([id, time]) => `${id} ${formatDuration(time)}`)
    .join(', ');
}

const rowMarks = {
  clean: { state: 'holds', symbol: '✓' },
  unclean: { state: 'fails', symbol: '✗' },
  caught: { state: 'holds', symbol: '✓' },
  survived: { state: 'fails', symbol: '✗' },
  crashed: { state: 'fails', symbol: '!' },
  hung: { state: 'fails', symbol: '!' },
  'not-applied': { state: 'undecided', symbol: '?' },
} as const satisfies Record<SabotageRow['state'], { readonly state: VerdictState; readonly symbol: string }>;

function viewRow(
  row: SabotageRow,
  { checks }: SabotageMatrix,
  experiment: Outcome['experiment'],
  words: Words,
): SabotageRowView {
  const { id, says, source, why, cells, noticedBy } = row;
  const tried = row.state !== 'crashed' && row.state !== 'hung' && row.state !== 'not-applied';
  return {
    id,
    says,
    source: source === null ? null : words.sabotage.happened(source),
    ...rowMarks[row.state],
    word: words.sabotage.row[row.state],
    cells: checks.map((check) =>
      viewCell(cells[check.id], tried && Object.hasOwn(noticedBy, check.id), words.sabotage),
    ),
    notices: checks.flatMap((check) => {
      const cell = cells[check.id];
      if (cell?.state !== 'notices') return [];
      const { cause } = cell;
      const text = cause === undefined ? '' : words.cause(cause, experiment);
      return [{ check: check.id, code: cause?.code ?? '', text }];
    }),
    why,
  };
}

function viewCell(cell: SabotageCell | undefined, expected: boolean, text: SabotageWords): CellView {
  const { state } = cell ?? { state: 'not-run' as const };
  const kind = state === 'notices' ? (expected ? 'expected' : 'noticed') : expected ? 'missed' : state;
  return { kind, symbol: cellMarks[kind], word: text.cell[kind] };
}

const cellMarks = {
  expected: '●',
  noticed: '○',
  silent: '·',
  undecided: '?',
  missed: '✗',
  'not-run': ' ',
} as const satisfies Record<CellView['kind'], string>;

/** Explains the symbols. A cell that was not run is blank and is explained last. */
function marksOf(text: SabotageWords): readonly string[] {
  const kinds = Object.entries(cellMarks) as readonly [CellView['kind'], string][]; // its keys are the kinds
  return [
    ...kinds.flatMap(([kind, mark]) => (kind === 'not-run' ? [] : [`${mark} ${text.cell[kind]}`])),
    text.blank,
  ];
}
