import { legendColumns } from './legend-columns.ts';
import { seriesColours, seriesDashes } from './picture-theme.ts';

/** Channels that tell series apart by colour and by dash; names that do not fit beside each other stand in a column. */
export function seriesEncoding(names: readonly string[]) {
  const legend = names.length < 2 ? null : { columns: legendColumns(names) };
  const series = { field: 'series', type: 'nominal', legend } as const;
  return {
    color: { ...series, scale: { domain: names, range: seriesColours } },
    strokeDash: { ...series, scale: { domain: names, range: seriesDashes } },
  };
}
