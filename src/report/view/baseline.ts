import { compareBaselines, type FigureChange } from '../../comparison/compare-baselines.ts';
import { cellFigures } from '../../outcome/cell-figures.ts';
import type { Outcome } from '../../model/outcome/outcome.ts';
import type { Words } from '../locale/words.ts';
import { movedPictures } from '../pictures/moved/moved-pictures.ts';
import type { Picture } from '../pictures/picture.ts';
import { plainRow, type Table } from './table.ts';
import { formatDistinct, formatNumber } from '../format/numbers.ts';

/** The figures that moved away from the blessed ones. */
export type BaselineView = {
  readonly lead: string;
  readonly pictures: readonly Picture[];
  readonly table: Table;
};

const maxRows = 50;

/**
 * Lists the medians that differ from the blessed ones, the largest move first. Returns null if nothing was
 * blessed or nothing moved.
 */
export function viewBaseline(outcome: Outcome, words: Words): BaselineView | null {
  const { blessed, checks } = outcome;
  if (blessed.state !== 'read') return null;
  const guard = checks.find(({ id, role }) => role === 'guard' && id === 'baseline');
  if (guard?.verdict.state === 'holds') return null; // within the tolerance of another backend
  const { baseline } = blessed;
  const now = cellFigures(outcome);
  const { figures } = compareBaselines(baseline, { ...baseline, cells: now });
  const measured = figures.filter(({ now: figure }) => figure !== null); // not those that were not made
  if (measured.length === 0) return null;
  const changes = measured.toSorted((a, b) => {
    const [first, second] = [distance(a), distance(b)];
    return first === second ? 0 : second - first;
  });
  const { moved: text } = words;
  const { pictures, of } = movedPictures(outcome, changes, words);
  return {
    lead: words.picture.sentences([
      leadOf(outcome, changes, words),
      ...(pictures.length < of ? [text.more(pictures.length, of)] : []),
    ]),
    pictures,
    table: {
      caption: `${text.table}${changes.length > maxRows ? text.tightest(maxRows, changes.length) : ''}`,
      columns: [text.cell, text.metric, text.column.blessed, text.column.now, text.sds],
      rows: changes.slice(0, maxRows).map(({ cell, metric, old, now: is, sds }) => {
        const pair = formatDistinct(old?.median ?? Number.NaN, is?.median ?? Number.NaN);
        const [was, now_] = [old ? pair[0] : '-', is ? pair[1] : '-'];
        return plainRow(cell, [words.quantity(metric), was, now_, sds === null ? '-' : formatNumber(sds)]);
      }),
    },
  };
}

/**
 * The move in seed standard deviations of the baseline. A pair without a finite number has no distance and
 * comes first.
 */
function distance({ sds }: FigureChange): number {
  return sds === null ? Number.POSITIVE_INFINITY : Math.abs(sds);
}

/** Says how many figures moved, and which other differences may be the reason: the seeds or the backend. */
function leadOf(
  { experiment, environment, blessed }: Outcome,
  changes: readonly FigureChange[],
  { moved: text, picture }: Words,
) {
  if (blessed.state !== 'read') return '';
  const { seeds, backend } = blessed.baseline;
  const sameSeeds =
    seeds.length === experiment.seeds.length && seeds.every((seed, i) => seed === experiment.seeds[i]);
  return picture.sentences([
    text.lead(changes.length, new Set(changes.map(({ cell }) => cell)).size),
    ...(sameSeeds ? [] : [text.seeds(seeds.length, experiment.seeds.length)]),
    ...(backend === environment.backend.name ? [] : [text.backend(backend, environment.backend.name)]),
  ]);
}
