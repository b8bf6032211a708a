import { pictureTheme } from './picture-theme.ts';
import { textWidth } from './text-width.ts';

const lineSample = 55; // width of the sample, with the space between two names

/** Returns the number of columns of a legend: all names side by side, or one column if they do not fit. */
export function legendColumns(names: readonly string[], symbolWidth = lineSample): number {
  const { labelFontSize } = pictureTheme.config.legend;
  const wide = names.reduce((sum, name) => sum + textWidth(name, labelFontSize) + symbolWidth, 0);
  return wide < pictureTheme.width ? names.length : 1;
}
