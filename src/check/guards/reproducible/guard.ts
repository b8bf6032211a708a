import * as z from 'zod';
import type { Check, GuardSubject } from '../../check.ts';
import { recordDifference, repeatDiffers } from '../../../model/outcome/record-difference.ts';
import { concludeFindings } from '../../findings/conclude-findings.ts';
import type { Measured } from '../../../model/outcome/measured.ts';
import { worstFinding } from '../../findings/worst-finding.ts';

export const repeatMeasurement = z.object({
  run: z.string(),
  /** Null if the run, made again in another thread after other runs, is the same to the bit. */
  difference: recordDifference.nullable(),
  when: z.enum(repeatDiffers),
});

export type RepeatMeasurement = z.infer<typeof repeatMeasurement>;

/**
 * One run of every cell is made again, in another thread and after other runs, and must be the same to the
 * bit. The guard is always on: a number that is not reproducible decides nothing, so every check that depends
 * on such a cell is undecided.
 *
 * The guard itself asks for no runs. Whoever makes the runs repeats them, once the plan is done.
 */
export const reproducible: Check<GuardSubject, RepeatMeasurement> = {
  measurement: repeatMeasurement,
  judgesDivergence: () => true, // a run may diverge, if it does so each time
  runs: () => [],
  measure: () => ({ missing: 'a run made again', has: [] }),
  judge: (measurements) => {
    const values = measurements.map(({ value }) => value);
    const observed = values.map(({ run, difference }) => ({
      run,
      measured: difference === null ? 0 : 1,
      stated: 0,
      tolerance: 0,
    }));
    return concludeFindings([worstFinding('repeatedRuns', observed)], () => {
      const broken = values.find(({ difference }) => difference !== null);
      if (!broken?.difference) throw new Error('reproducible: no repeated run differs');
      return {
        code: 'not-reproducible',
        run: broken.run,
        when: broken.when,
        cells: observed.filter(({ measured }) => measured > 0).length,
        repeated: observed.length,
        ...broken.difference,
      };
    });
  },
};

/** Returns the runs that gave other numbers when they were made again. */
export function unreproducibleRuns(measured: readonly Measured[]): readonly string[] {
  return measured.flatMap((entry) => {
    if (entry.state !== 'measured') return [];
    const { run, difference } = entry.value as RepeatMeasurement; // this guard's own
    return difference === null ? [] : [run];
  });
}
