import type { GeneratedDefect, Generated } from './generate-defects.ts';
import type { SabotageRow } from '../../model/outcome/sabotage-matrix.ts';

/** A generated defect that was tried. */
export type ExploredDefect = GeneratedDefect &
  Pick<SabotageRow, 'why'> & {
    readonly state: 'caught' | 'survived' | 'crashed' | 'hung';
    /** The checks that notice it; of one that survives, those that see only that something moved. */
    readonly noticedBy: readonly string[];
    /** Those that it leaves undecided: they do not hold, and do not fail either. */
    readonly undecided: readonly string[];
  };

/** What generated defects show of the checks of one experiment. */
export type Exploration = {
  readonly unmodified: Pick<SabotageRow, 'state' | 'why'> & {
    /** The checks that fail on the code as it is. */
    readonly failing: readonly string[];
    /** Those that are undecided on it, and can show nothing of a defect. */
    readonly undecided: readonly string[];
  };
  /** How many defects there are, whether they were tried or not. */
  readonly generated: number;
  readonly unparsed: Generated['unparsed'];
  /** In the order of files and lines; none where the code as it is is not clean. */
  readonly defects: readonly ExploredDefect[];
  /** False where it was interrupted. */
  readonly complete: boolean;
};

/**
 * Counts the defects by what came of them. One that crashes shows nothing of the checks, since whoever runs the
 * code sees it: the score leaves it out, as it leaves out what hangs.
 */
export function countExplored(defects: readonly ExploredDefect[]) {
  const count = (wanted: ExploredDefect['state']) => defects.filter(({ state }) => state === wanted).length;
  const [caught, survived] = [count('caught'), count('survived')];
  return { caught, survived, ran: caught + survived, crashed: count('crashed'), hung: count('hung') };
}
