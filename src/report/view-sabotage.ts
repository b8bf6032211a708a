import { decideLapses } from '../guard/decide-lapses.ts';
import { findLapses } from '../guard/find-lapses.ts';
import { hasNoticed } from '../guard/has-noticed.ts';
import type { SabotageCell, SabotageMatrix, SabotageRow } from '../guard/sabotage-matrix.ts';
import { changedSources } from '../guard/sources.ts';
import type { Outcome } from '../outcome/outcome.ts';
import { causeText } from './causes/cause-text.ts';
import type { VerdictState } from '../check/verdict.ts';
import { formatCount } from './words/format-count.ts';
import { formatDuration } from './words/format-duration.ts';
import { joinWords } from './words/join-words.ts';
import { lapseWords } from './words/lapse-words.ts';
import { verdictWords, type VerdictWords } from './words/verdict-words.ts';
import { when } from './words/when.ts';

/** The matrix of checks and defects, as every face shows it. */
export type SabotageView = {
  readonly file: string;
  readonly verdict: VerdictWords;
  readonly headline: string;
  /** What it does not prove, a sentence each. */
  readonly lapses: readonly string[];
  /** What has changed since; null where nothing has. */
  readonly stale: string | null;
  readonly when: string;
  /** How long it took, and the defects that took longest. */
  readonly took: string;
  readonly slowest: string;
  readonly columns: readonly { readonly id: string; readonly role: 'claim' | 'guard' }[];
  /** The unmodified code first. */
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
  /** What each check that noticed it says. */
  readonly notices: readonly { readonly check: string; readonly code: string; readonly text: string }[];
  readonly why: string | null;
};

export type CellView = {
  readonly kind: 'expected' | 'noticed' | 'silent' | 'undecided' | 'missed' | 'not-run';
  readonly symbol: string;
  readonly word: string;
};

/** The last sabotage of an experiment; null before the first. */
export function viewSabotage({ sabotage: matrix, sources, experiment }: Outcome): SabotageView | null {
  if (matrix === null) return null;
  const lapses = findLapses(matrix);
  const changed = changedSources(matrix.sources, sources);
  return {
    file: matrix.file,
    verdict: verdictWords(decideLapses(lapses)),
    headline: headline(matrix),
    lapses: lapses.map(lapseWords),
    stale: changed.length === 0 ? null : joinWords(changed.map((part) => sourceWords[part])),
    when: when(matrix.environment.started),
    took: formatDuration(matrix.environment.total),
    slowest: slowest(matrix),
    columns: matrix.checks.map(({ id, role }) => ({ id, role })),
    rows: [matrix.unmodified, ...matrix.defects].map((row) => viewRow(row, matrix, experiment)),
  };
}

const sourceWords = {
  subject: 'the book’s code',
  experiment: 'the experiment',
  checks: 'bookproof’s checks',
} as const satisfies Record<keyof SabotageMatrix['sources'], string>;

function headline({ defects, checks, whole }: SabotageMatrix): string {
  const caught = defects.filter(({ state }) => state === 'caught').length;
  const idle = checks.filter(({ id }) => !hasNoticed(id, defects)).length;
  const parts = [
    `${caught} of ${formatCount(defects.length, 'defect')} caught`,
    ...(['crashed', 'hung', 'not-applied'] as const).flatMap((state) => {
      const count = defects.filter((row) => row.state === state).length;
      return count === 0 ? [] : [`${count} ${stateWords[state].word}`];
    }),
    ...(whole
      ? [idle === 0 ? 'every check has caught something' : `${formatCount(idle, 'check')} caught nothing`]
      : ['only a part of the list was tried']),
  ];
  return parts.join(', ');
}

function slowest({ environment: { rows } }: SabotageMatrix): string {
  return Object.entries(rows)
    .toSorted(([, a], [, b]) => b - a)
    .slice(0, 5)
    .map(([id, time]) => `${id} ${formatDuration(time)}`)
    .join(', ');
}

const stateWords = {
  clean: { state: 'holds', symbol: '✓', word: 'clean' },
  unclean: { state: 'fails', symbol: '✗', word: 'not clean' },
  caught: { state: 'holds', symbol: '✓', word: 'caught' },
  survived: { state: 'fails', symbol: '✗', word: 'survives' },
  crashed: { state: 'fails', symbol: '!', word: 'crashed' },
  hung: { state: 'fails', symbol: '!', word: 'hung' },
  'not-applied': { state: 'undecided', symbol: '?', word: 'not tried' },
} as const satisfies Record<
  SabotageRow['state'],
  { readonly state: VerdictState; readonly symbol: string; readonly word: string }
>;

function viewRow(
  row: SabotageRow,
  { checks }: SabotageMatrix,
  experiment: Outcome['experiment'],
): SabotageRowView {
  const { id, says, source, why, cells, noticedBy } = row;
  const tried = row.state !== 'crashed' && row.state !== 'hung' && row.state !== 'not-applied';
  return {
    id,
    says,
    source,
    ...stateWords[row.state],
    cells: checks.map((check) => viewCell(cells[check.id], tried && Object.hasOwn(noticedBy, check.id))),
    notices: checks.flatMap((check) => {
      const cell = cells[check.id];
      if (cell?.state !== 'notices') return [];
      const { cause } = cell;
      const text = cause === undefined ? '' : causeText(cause, experiment);
      return [{ check: check.id, code: cause?.code ?? '', text }];
    }),
    why,
  };
}

function viewCell(cell: SabotageCell | undefined, expected: boolean): CellView {
  const { state } = cell ?? { state: 'not-run' as const };
  if (state === 'notices')
    return expected
      ? { kind: 'expected', symbol: '●', word: 'notices, as expected' }
      : { kind: 'noticed', symbol: '○', word: 'notices' };
  if (expected) return { kind: 'missed', symbol: '✗', word: 'does not notice, though expected' };
  return plainCells[state];
}

const plainCells = {
  silent: { kind: 'silent', symbol: '·', word: 'silent' },
  undecided: { kind: 'undecided', symbol: '?', word: 'undecided' },
  'not-run': { kind: 'not-run', symbol: ' ', word: 'not run' },
} as const satisfies Record<Exclude<SabotageCell['state'], 'notices'>, CellView>;
