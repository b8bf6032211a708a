import { pictureTheme, seriesColours, seriesDashes } from './picture-theme.ts';
import { textWidth } from './text-width.ts';

const symbolWidth = 55; // a line's sample, and what stands between two names

/** Channels that tell series apart by colour and by dash; names that do not fit beside each other stand in a column. */
export function seriesEncoding(names: readonly string[]) {
  const { labelFontSize } = pictureTheme.config.legend;
  const wide = names.reduce((sum, name) => sum + textWidth(name, labelFontSize) + symbolWidth, 0);
  const legend = names.length < 2 ? null : { columns: wide < pictureTheme.width ? names.length : 1 };
  const series = { field: 'series', type: 'nominal', legend } as const;
  return {
    color: { ...series, scale: { domain: names, range: seriesColours } },
    strokeDash: { ...series, scale: { domain: names, range: seriesDashes } },
  };
}
