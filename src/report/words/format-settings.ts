import type { Settings } from '../../spec/experiment.ts';
import { formatNumber } from './format-number.ts';

/** `λ = 5, epochs = 20`, by the words for a code. */
export function formatSettings(settings: Settings, quantity: (code: string) => string): string {
  return Object.entries(settings)
    .map(
      ([name, value]) => `${quantity(name)} = ${typeof value === 'number' ? formatNumber(value, 6) : value}`,
    )
    .join(', ');
}
