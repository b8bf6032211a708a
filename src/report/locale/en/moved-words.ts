import { formatCount } from './format-count.ts';

/** What is said of figures that moved against the blessed ones. */
export const movedWords = {
  lead: (figures: number, cells: number): string =>
    `${formatCount(figures, 'median')} in ${formatCount(cells, 'cell')} ${figures === 1 ? 'is' : 'are'} no longer what was blessed.`,
  seeds: (blessed: number, now: number): string =>
    `It was blessed with ${formatCount(blessed, 'seed')}, this run has ${blessed === now ? 'others' : now}.`,
  backend: (blessed: string, now: string): string => `It was blessed on ${blessed}, this run is on ${now}.`,
  title: (quantity: string, axis: string): string => `${quantity} along ${axis}, blessed and now`,
  blessed: 'blessed',
  now: 'now',
  caption: 'Medians over the seeds; band: the blessed one and its sd to either side.',
  more: (shown: number, of: number): string =>
    `${shown} of ${formatCount(of, 'picture')} drawn, those that moved most.`,
  table: 'Medians against the blessed ones',
  tightest: (shown: number, of: number): string => `; the ${shown} of ${of} that moved most`,
  column: { blessed: 'Blessed', sd: 'Sd', now: 'Now' },
  cell: 'Cell',
  metric: 'Metric',
  sds: 'Sds moved',
};
