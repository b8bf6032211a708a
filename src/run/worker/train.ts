import type * as TensorFlow from '@tensorflow/tfjs';
import { BackendChanged, onOneBackend } from '../../jit/trace/watch-backend.ts';
import type { Run } from '../../model/run/run.ts';
import { createStreams } from '../../random/streams.ts';
import { serveChance } from '../../random/serve-chance.ts';
import type { Experiment } from '../../model/experiment/experiment.ts';
import type { Settings } from '../../model/experiment/settings.ts';
import type { StatesDivergence } from './divergence-of.ts';
import type { TrainedRun, Subject } from '../../model/run/fit.ts';
import type { RunRecord, Thrown } from '../../model/run/record.ts';
import { recordFit } from './record-fit.ts';
import { RefusedFit, validateFit } from '../../model/run/validate-fit.ts';
import { observeRows } from './observe-rows.ts';
import { noteRefusal, refusesProxies, watchSettings, type WatchedSettings } from './watch-settings.ts';
import { isError } from '../../load/message-text.ts';
import { describeThrown } from './describe-thrown.ts';
import { UncaughtFailure, watchRun } from './watch-run.ts';
import { withTensorCleanup } from './with-tensor-cleanup.ts';

/** A run's record, and what the checks measure on it; `raw` is absent if the run left no fit. */
export type RunResult = { readonly record: RunRecord; readonly raw?: TrainedRun };

export type RunOptions = {
  /** Called with what fails of the run after it has its record. */
  readonly onLate?: ((failure: UncaughtFailure) => void) | undefined;
  /** The backend of the run, whichever one earlier code left in use; absent: the one in use. */
  readonly backend?: string | undefined;
};

/**
 * Trains the subject once, and returns the run's record. If the subject throws or returns no fit, the record
 * says so.
 *
 * A run that changes the backend is refused: nobody can say on which backend its numbers were made.
 */
export async function train(
  tf: typeof TensorFlow,
  subject: Subject,
  run: Run,
  experiment: StatesDivergence & Partial<Pick<Experiment, 'guards'>>,
  { onLate, backend }: RunOptions = {},
): Promise<RunResult> {
  const streams = createStreams(run.seed, run.overrides);
  const { settings, reads } = passSettings(subject, run.settings);
  try {
    const training = () => withTensorCleanup(tf, () => subject(settings, streams.random));
    const work = () => onOneBackend(tf, training, backend);
    const chanced = () => serveChance(streams.chance, tf.env().platform, work);
    const serve = () => watchRun(chanced, onLate);
    const isObserved = experiment.guards?.some(({ name }) => name === 'hold-out') ?? false;
    const { result, models } = isObserved
      ? await observeRows(tf, serve)
      : { result: await serve(), models: [] };
    const fit = validateFit(result);
    const record = {
      run: run.id,
      draws: streams.records(),
      reads: [...reads()],
      ...recordFit(
        fit,
        run,
        experiment,
        (stream) => streams.drawn.find((each) => each.stream === stream)?.values,
      ),
    };
    return { record, raw: { run, record, fit, drawn: streams.drawn, models } };
  } catch (error) {
    if (noteRefusal(subject, error)) return train(tf, subject, run, experiment, { onLate, backend });
    const isChange = isError(error) && error instanceof BackendChanged;
    const thrown = describeError(isChange ? (error.cause ?? error) : error);
    const common = { run: run.id, draws: streams.records(), reads: [...reads()] };
    if (isChange && error.cause === undefined)
      return { record: { ...common, state: 'refused', error: thrown, backend: error.change } };
    const state = isError(error) && error instanceof RefusedFit ? 'refused' : 'threw';
    return { record: { ...common, state, error: thrown } };
  }
}

function describeError(error: unknown): Thrown {
  return isError(error) && error instanceof UncaughtFailure ? error.describe() : describeThrown(error);
}

/** Returns a fresh settings object that notes reads. If the subject refuses proxies, all count as read. */
function passSettings(subject: Subject, settings: Settings): WatchedSettings {
  if (!refusesProxies(subject)) return watchSettings(settings);
  return { settings: { ...settings }, reads: () => Object.keys(settings) };
}
