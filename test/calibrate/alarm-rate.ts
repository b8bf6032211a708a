import { wilsonInterval } from './wilson-interval.ts';

/** How often a check gave a false alarm, against how often it may. */
export type AlarmRate = {
  readonly check: string;
  readonly suites: number;
  readonly alarms: number;
  /** Suites in which it could not decide: no alarm, and no answer. */
  readonly undecided: number;
  readonly low: number;
  readonly high: number;
  /** The rate it states of itself; 0: never. */
  readonly allowed: number;
  /** Even the interval's lower end lies above what is allowed. */
  readonly tooMany: boolean;
};

type Counts = Pick<AlarmRate, 'check' | 'suites' | 'alarms' | 'undecided' | 'allowed'>;

export function alarmRate(counts: Counts): AlarmRate {
  const { low, high } = wilsonInterval(counts.alarms, counts.suites);
  return { ...counts, low, high, tooMany: low > counts.allowed };
}
