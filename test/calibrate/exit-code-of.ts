import type { AlarmRate } from './alarm-rate.ts';

/** 1 where a check gave more alarms than its rate allows, by more than chance explains. */
export function exitCodeOf(rates: readonly AlarmRate[]): 0 | 1 {
  return rates.some(({ tooMany }) => tooMany) ? 1 : 0;
}
