import { gatherUsedNames } from '../../check/used-names.ts';
import type { MappedClaim } from '../../check/claims/map-points.ts';
import { unusedNameOfMap } from '../../check/unused-name.ts';
import type { Run, RunId } from '../../model/run/run.ts';
import type { Experiment } from '../../model/experiment/experiment.ts';
import type { SeedsMap } from '../../model/outcome/outcome.ts';
import type { RunRecord } from '../../model/run/record.ts';

/**
 * Creates a register of the names (settings, streams, metrics) that the runs of one experiment answered to.
 * Maps need it, since no check judges whether the code knows the names that they are along.
 */
export function createNameRegister(experiment: Experiment) {
  const runs = new Map<RunId, Run>();
  const records = new Map<RunId, RunRecord>();
  return {
    note(made: readonly Run[], left: ReadonlyMap<RunId, RunRecord>): void {
      for (const run of made) runs.set(run.id, run);
      for (const [id, record] of left) records.set(id, record);
    },
    /**
     * Withdraws each map that rests on a name that no run answered to: such a map shows nothing, however regular
     * it looks.
     */
    withdraw(answers: readonly SeedsMap[], claims: readonly MappedClaim[]): readonly SeedsMap[] {
      const usedNames = gatherUsedNames([...runs.values()], records);
      return answers.map((answer) => {
        const claim = claims.find(({ id }) => id === answer.claim);
        const cause = claim && unusedNameOfMap(experiment, claim)(usedNames);
        if (cause === undefined) return answer;
        const meant =
          cause.near === null || cause.failed !== undefined ? '' : `: did you mean "${cause.near}"?`;
        const reason = `no run${cause.failed === undefined ? '' : ' that left a fit'} answered to the name "${cause.name}" of "${cause.place}"${meant}`;
        return { ...answer, seeds: 0, held: null, reason };
      });
    },
  };
}
