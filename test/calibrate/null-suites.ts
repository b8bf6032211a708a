import { streamState } from '../../src/random/stream-state.ts';
import { xoshiro128, type NextWord } from '../../src/random/xoshiro128.ts';
import { alarmRate, type AlarmRate } from './alarm-rate.ts';

/** A statistical check, asked about numbers that follow the very law it expects. */
export type NullTest = {
  readonly name: string;
  /** What each of its alarms is called. */
  readonly alarms: readonly string[];
  /** Draws one suite; says for each alarm, in their order, whether it went off. */
  readonly suite: (next: NextWord) => readonly boolean[];
};

/** Every test in as many simulated suites; each has a stream of its own, so that none moves another's numbers. */
export function runNullSuites(
  tests: readonly NullTest[],
  suites: number,
  allowed: number,
): readonly AlarmRate[] {
  return tests.flatMap(({ name, alarms, suite }) => {
    const next = xoshiro128(streamState(1, `null suites of ${name}`));
    const counts = alarms.map(() => 0);
    for (let i = 0; i < suites; i++) {
      suite(next).forEach((alarmed, which) => (counts[which]! += alarmed ? 1 : 0));
    }
    return alarms.map((alarm, which) =>
      alarmRate({ check: `${name}, ${alarm}`, suites, alarms: counts[which]!, undecided: 0, allowed }),
    );
  });
}
