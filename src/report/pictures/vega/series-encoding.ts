import { legendColumns } from './legend-columns.ts';
import { seriesColours, seriesDashes } from './picture-theme.ts';

/**
 * Returns channels that distinguish series by colour and by dash. Names that do not fit side by side stand in
 * a column.
 */
export function seriesEncoding(names: readonly string[]) {
  const legend = names.length < 2 ? null : { columns: legendColumns(names) };
  const series = { field: 'series', type: 'nominal', legend } as const;
  return {
    color: { ...series, scale: { domain: names, range: seriesColours } },
    strokeDash: { ...series, scale: { domain: names, range: seriesDashes } },
  };
}
