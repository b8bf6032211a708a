import type { SabotageRow } from '../../model/outcome/sabotage-matrix.ts';
import type { Pool } from '../../run/pool/worker-pool.ts';
import type { WorkerSetup } from '../../run/protocol.ts';
import type { SubjectTexts } from '../../model/experiment/defect.ts';
import type { PipelineOptions } from '../decide/run-experiment.ts';

/** How to try the defects of one experiment. */
export type SabotageOptions = Pick<PipelineOptions, 'blessed' | 'sources' | 'signal' | 'now'> & {
  /** Without the backend, which the threads report. */
  readonly environment: Omit<PipelineOptions['environment'], 'backend'>;
  readonly pool: Pool;
  readonly setup: Omit<WorkerSetup, 'experiment'>;
  /** Reads the source files that the subject loaded; called after the code as it is has run. */
  readonly texts: () => Promise<SubjectTexts>;
  /** Writes a changed copy, and returns the URL of its module. */
  readonly place: (defect: string, texts: SubjectTexts) => Promise<string>;
  /** Ids of the defects to try; absent: all. */
  readonly selected?: ReadonlySet<string>;
  /**
   * Milliseconds that a job of a copy may take; absent: a multiple of the longest job of the code as it is.
   */
  readonly timeout?: number;
  /** Called after each row, that of the code as it is included in `done` and `total`. */
  readonly on: (row: SabotageRow, done: number, total: number) => void;
};
