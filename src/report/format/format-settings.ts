import type { Settings, SettingValue } from '../../model/experiment/experiment.ts';
import { formatNumber } from './format-number.ts';

/** `λ = 5, epochs = 20`, by the words for a code. */
export function formatSettings(settings: Settings, quantity: (code: string) => string): string {
  return Object.entries(settings)
    .map(([name, value]) => `${quantity(name)} = ${formatSetting(value)}`)
    .join(', ');
}

/** A setting's value, as people write it. */
export function formatSetting(value: SettingValue): string {
  return typeof value === 'number' ? formatNumber(value, 6) : String(value);
}
