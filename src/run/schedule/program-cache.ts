import type { Run } from '../../model/run/run.ts';
import type { Experiment } from '../../model/experiment/experiment.ts';
import type { Settings } from '../../model/experiment/settings.ts';
import type { ProgramReport } from '../../model/outcome/outcome.ts';
import type { LaneProgram } from '../protocol.ts';
import {
  groupsOf,
  reasonFor,
  trustedOf,
  type AskPrograms,
  type Entry,
  type EagerRecords,
} from './program-entries.ts';
import { createPreparation, type WantedRuns } from './program-preparation.ts';
import { unprovenRuns, verifyPrograms } from './program-verification.ts';

/** The programs of one subject: made when first wanted, dropped once they differ from runs as written. */
export type ProgramCache = {
  /** Keeps the runs whose program was tried already, or would make at least `minRuns` of them. */
  worthTracing(runs: readonly Run[], minRuns: number): readonly Run[];
  /**
   * Traces and compiles the programs that runs need. For the runs of maps it makes one program for all if their
   * settings can be lifted too, else one for each value.
   */
  prepare(wanted: WantedRuns): Promise<void>;
  /** Compares programs with runs as written, a few of every new cell, and drops a program that differs. */
  verify(runs: readonly Run[], written: EagerRecords): Promise<void>;
  /** Compares all these runs with runs as written, even if their cells were compared before. */
  recheck(runs: readonly Run[], written: EagerRecords): Promise<void>;
  /** Returns up to three runs of every trusted program that was not yet compared in any of their cells. */
  unproven(runs: readonly Run[]): readonly Run[];
  /** Returns why runs of some settings are not made in lanes. */
  reasonFor(settings: Settings): string;
  /** Returns the programs that no run as written has refuted. */
  trusted(): readonly LaneProgram[];
  /**
   * Returns true if all these programs are still trusted; if not, what they made is not to be trusted either.
   */
  trusts(programs: readonly LaneProgram[]): boolean;
  reports(): readonly ProgramReport[];
};

/**
 * Creates the program cache of one subject, with the axes of the experiment and its claims as settings to
 * lift.
 *
 * @param bitwise whether runs in lanes must end as runs as written do, to the bit
 */
export function createProgramCache(
  experiment: Pick<Experiment, 'sweep' | 'claims'>,
  ask: AskPrograms,
  bitwise: boolean,
): ProgramCache {
  const axes = new Set(
    [experiment.sweep, ...experiment.claims.map(({ sweep }) => sweep)].flatMap(Object.keys),
  );
  const entries: Entry[] = [];
  const preparation = createPreparation(entries, axes, ask);
  return {
    trusted: () => trustedOf(entries),
    trusts: (programs) => programs.every((program) => trustedOf(entries).includes(program)),
    reports: () =>
      entries
        .filter(({ hidden }) => hidden !== true)
        .map(({ report }) => report)
        .toSorted(bySettings),
    worthTracing: (runs, minRuns) =>
      [...groupsOf(axes, runs)].flatMap(([key, group]) =>
        group.length >= minRuns || preparation.isTried(key) ? group : [],
      ),
    prepare: (wanted) => preparation.prepare(wanted),
    unproven: (runs) => unprovenRuns(entries, runs),
    reasonFor: (settings) => reasonFor(entries, settings),
    verify: (runs, written) => verifyPrograms(entries, runs, written, { ask, bitwise, again: false }),
    recheck: (runs, written) => verifyPrograms(entries, runs, written, { ask, bitwise, again: true }),
  };
}

/** Orders reports by settings: the order does not depend on which worker was done first. */
function bySettings(a: ProgramReport, b: ProgramReport): number {
  return JSON.stringify(a.settings) < JSON.stringify(b.settings) ? -1 : 1;
}
