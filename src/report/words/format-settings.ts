import type { Settings } from '../../spec/experiment.ts';
import { formatNumber } from './format-number.ts';
import { quantityWords } from './quantity-words.ts';

/** `λ = 5, epochs = 20`. */
export function formatSettings(settings: Settings): string {
  return Object.entries(settings)
    .map(
      ([name, value]) =>
        `${quantityWords(name)} = ${typeof value === 'number' ? formatNumber(value, 6) : value}`,
    )
    .join(', ');
}
