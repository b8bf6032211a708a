import type { Group } from '../plan/plan-runs.ts';
import type { BoundCheck } from './bind-checks.ts';

/** Returns the runs that checks need, from which a plan is made. The runs of one group are measured together. */
export function checkGroups(checks: readonly BoundCheck[]): readonly Group[] {
  return checks.flatMap((check) =>
    check
      .runs()
      .map((runs) => ({ check: check.id, runs, probe: false, readsFiguresOnly: check.readsFiguresOnly })),
  );
}
