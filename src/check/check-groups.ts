import type { Group } from '../plan/plan-runs.ts';
import type { BoundCheck } from './bind-checks.ts';

/** The runs that checks need, each group to be measured together: what a plan is made from. */
export function checkGroups(checks: readonly BoundCheck[]): readonly Group[] {
  return checks.flatMap((check) =>
    check.runs().map((runs) => ({ check: check.id, runs, probe: false, figuresAlone: check.figuresAlone })),
  );
}
