import type * as TensorFlow from '@tensorflow/tfjs';
import type { Run } from '../plan/run.ts';
import { openStreams } from '../random/open-streams.ts';
import { serveChance } from '../random/serve-chance.ts';
import type { Experiment, Settings } from '../spec/experiment.ts';
import type { Raw, Subject } from './fit.ts';
import type { RunRecord } from './record.ts';
import { recordFit } from './record-fit.ts';
import { RefusedFit, validateFit } from './validate-fit.ts';
import { observeRows } from './observe-rows.ts';
import { noteRefusal, refusesProxies, watchSettings, type WatchedSettings } from './watch-settings.ts';
import { describeThrown, watchRun, type UncaughtFailure } from './watch-run.ts';
import { withoutLeaks } from './without-leaks.ts';

/** A record, and beside it what the checks measure, unless the run threw. */
export type RunResult = { readonly record: RunRecord; readonly raw?: Raw };

/**
 * Trains the subject once. Whatever it throws, and what it returns that is no fit, becomes a record.
 *
 * @param onLate told what fails of the run once it has its record
 */
export async function runSubject(
  tf: typeof TensorFlow,
  subject: Subject,
  run: Run,
  experiment: Pick<Experiment, 'law' | 'states'> & Partial<Pick<Experiment, 'guards'>>,
  onLate?: (failure: UncaughtFailure) => void,
): Promise<RunResult> {
  const streams = openStreams(run.seed, run.overrides);
  const { settings, reads } = passSettings(subject, run.settings);
  try {
    const work = () => withoutLeaks(tf, () => subject(settings, streams.random));
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
    if (noteRefusal(subject, error)) return runSubject(tf, subject, run, experiment, onLate);
    const { name, message } = describeThrown(error);
    const common = { run: run.id, draws: streams.records(), reads: [...reads()] };
    const state = error instanceof RefusedFit ? 'refused' : 'threw';
    return { record: { ...common, state, error: { name, message } } };
  }
}

/** A fresh object for each run, whose reads are noted where the subject lets them be. */
function passSettings(subject: Subject, settings: Settings): WatchedSettings {
  if (!refusesProxies(subject)) return watchSettings(settings);
  return { settings: { ...settings }, reads: () => Object.keys(settings) };
}
