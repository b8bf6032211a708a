import type { SabotageRow } from '../../model/outcome/sabotage-matrix.ts';
import type { Pool } from '../../run/pool/worker-pool.ts';
import type { WorkerSetup } from '../../run/protocol.ts';
import type { SubjectTexts } from '../../model/experiment/defect.ts';
import type { PipelineOptions } from '../decide/run-experiment.ts';

/** What it takes to try the defects of one experiment. */
export type SabotageOptions = Pick<PipelineOptions, 'blessed' | 'sources' | 'signal' | 'now'> & {
  /** The backend is told by the threads. */
  readonly environment: Omit<PipelineOptions['environment'], 'backend'>;
  readonly pool: Pool;
  readonly setup: Omit<WorkerSetup, 'experiment'>;
  /** Reads what the subject was seen to load, once the code as it is has run. */
  readonly texts: () => Promise<SubjectTexts>;
  /** Writes a changed copy, and gives the URL of its module. */
  readonly place: (defect: string, texts: SubjectTexts) => Promise<string>;
  /** The defects to try; all, where absent. */
  readonly selected?: ReadonlySet<string>;
  /** Milliseconds that a job may take; by default twenty times as long as the longest of the unmodified code. */
  readonly timeout?: number;
  /** After each row, with how many of how many are done. */
  readonly on: (row: SabotageRow, done: number, total: number) => void;
};
