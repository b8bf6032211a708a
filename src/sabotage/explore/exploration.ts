import type { GeneratedDefect, Generated } from './generate-defects.ts';
import type { SabotageRow } from '../../model/outcome/sabotage-matrix.ts';

/** A generated defect that was tried. */
export type ExploredDefect = GeneratedDefect &
  Pick<SabotageRow, 'why'> & {
    readonly state: 'caught' | 'survived' | 'crashed' | 'hung';
    /** The checks that fail; for a survivor, only those that compare with blessed figures. */
    readonly noticedBy: readonly string[];
    /** The checks that the defect leaves undecided: they neither hold nor fail. */
    readonly undecided: readonly string[];
  };

/** What generated defects show about the checks of one experiment. */
export type Exploration = {
  readonly unmodified: Pick<SabotageRow, 'state' | 'why'> & {
    /** The checks that fail on the code as it is. */
    readonly failing: readonly string[];
    /** The checks that are undecided on the code as it is, and so can show no defect. */
    readonly undecided: readonly string[];
  };
  /** How many defects were generated, whether they were tried or not. */
  readonly generated: number;
  readonly unparsed: Generated['unparsed'];
  /** The defects that were tried, in the order of files and lines; none if the code as it is is not clean. */
  readonly defects: readonly ExploredDefect[];
  /** False if it was interrupted. */
  readonly complete: boolean;
};

/**
 * Counts the defects by their state. `ran` counts only those that the checks could judge. A defect that
 * crashes or hangs shows nothing about the checks, since anybody who runs the code sees it.
 */
export function countExplored(defects: readonly ExploredDefect[]) {
  const count = (wanted: ExploredDefect['state']) => defects.filter(({ state }) => state === wanted).length;
  const [caught, survived] = [count('caught'), count('survived')];
  return { caught, survived, ran: caught + survived, crashed: count('crashed'), hung: count('hung') };
}
