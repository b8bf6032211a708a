import type { BaselineDocument } from '../../model/outcome/baseline-document.ts';
import type { BaselineChange, ClaimChange, FigureChange } from '../../comparison/compare-baselines.ts';
import { english } from '../locale/en/english.ts';
import { formatCount } from '../locale/en/grammar.ts';
import { columnsOf } from './layout.ts';
import { flattenText } from '../format/text.ts';
import { formatDistinct, formatNumber } from '../format/numbers.ts';

/** Renders what would be blessed if nothing was blessed before. */
export function renderFirstBlessing(file: string, baseline: BaselineDocument): string {
  const figures = Object.entries(baseline.cells).flatMap(([cell, metrics]) =>
    Object.entries(metrics).map(([metric, { median, sd }]) => [
      cell,
      english.quantity(metric),
      formatNumber(median),
      sd === null ? '' : `sd ${formatNumber(sd, 2)}`,
    ]),
  );
  const claims = Object.entries(baseline.claims).map(([id, claim]) => [id, claimWords(claim)]);
  const count = formatCount(Object.keys(baseline.runs).length, 'run');
  return lines([
    `${file}: nothing was blessed before; ${count} on ${baseline.backend}`,
    '',
    ...align(claims),
    '',
    ...align(figures),
  ]);
}

/**
 * Renders what a blessing would change: for each claim and cell the old and the new figure, and the distance
 * in seed standard deviations.
 */
export function renderBlessing(file: string, change: BaselineChange): string {
  const { claims, figures, runs, head } = change;
  return lines([
    `${file}: ${runWords(runs)}`,
    ...(head.length === 0 ? [] : ['', ...align(head.map(({ key, old, now }) => [key, old, `→ ${now}`]))]),
    ...(claims.length === 0 ? [] : ['', ...align(claims.map(claimRow))]),
    ...(figures.length === 0 ? [] : ['', ...align(figures.map(figureRow))]),
    ...(figures.length === 0 && runs.moved > 0 ? ['', 'No median moved in its first six digits.'] : []),
  ]);
}

function runWords({ moved, drawn, added, gone }: BaselineChange['runs']): string {
  const parts = [
    ...(moved === 0 ? [] : [`${formatCount(moved, 'run')} moved`]),
    ...(drawn === 0 ? [] : [`${formatCount(drawn, 'run')} got other random numbers`]),
    ...(added === 0 ? [] : [`${formatCount(added, 'run')} added`]),
    ...(gone === 0 ? [] : [`${formatCount(gone, 'run')} gone`]),
  ];
  return parts.length === 0 ? 'no run moved' : parts.join(', ');
}

function claimRow({ id, old, now }: ClaimChange): readonly string[] {
  return [id, old === null ? 'new' : claimWords(old), `→ ${now === null ? 'gone' : claimWords(now)}`];
}

function claimWords({ state, held, of }: BaselineDocument['claims'][string]): string {
  return `${english.check.verdict[state]} in ${held} of ${formatCount(of, 'run')}`;
}

function figureRow({ cell, metric, old, now, sds }: FigureChange): readonly string[] {
  const [was, is] =
    old === null || now === null
      ? [old && formatNumber(old.median), now && formatNumber(now.median)]
      : formatDistinct(old.median, now.median);
  const moved = sds === null || was === is ? '' : `${sds > 0 ? '+' : ''}${formatNumber(sds, 2)} sd`;
  const spread = was === is && old !== null && now !== null ? spreadWords(old.sd, now.sd) : '';
  return [cell, english.quantity(metric), was ?? 'new', `→ ${is ?? 'gone'}`, moved, spread];
}

/**
 * Renders the change of the standard deviation over the seeds, which is what moved if the median did not. One
 * seed has none.
 */
function spreadWords(old: number | null, now: number | null): string {
  const [was, is] =
    old === null || now === null
      ? [old, now].map((sd) => (sd === null ? 'none' : formatNumber(sd)))
      : formatDistinct(old, now);
  return `sd ${was} → ${is}`;
}

function align(rows: readonly (readonly string[])[]): readonly string[] {
  const texts = rows.map((row) => row.map(flattenText));
  const widths = (texts[0] ?? []).map((_, at) => Math.max(...texts.map((row) => columnsOf(row[at] ?? ''))));
  return texts.map((row) =>
    `  ${row.map((cell, at) => cell + ' '.repeat((widths[at] ?? 0) - columnsOf(cell))).join('  ')}`.trimEnd(),
  );
}

function lines(parts: readonly string[]): string {
  return `${parts.join('\n')}\n`;
}
