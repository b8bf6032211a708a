import { pictureTheme } from './picture-theme.ts';
import { textWidth } from './text-width.ts';

const lineSample = 55; // wide, and what stands between two names

/** In how many columns a legend's names stand: all beside each other, or where they do not fit one below the other. */
export function legendColumns(names: readonly string[], symbolWidth = lineSample): number {
  const { labelFontSize } = pictureTheme.config.legend;
  const wide = names.reduce((sum, name) => sum + textWidth(name, labelFontSize) + symbolWidth, 0);
  return wide < pictureTheme.width ? names.length : 1;
}
