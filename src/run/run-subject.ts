import type * as TensorFlow from '@tensorflow/tfjs';
import type { Run } from '../plan/run.ts';
import { openStreams } from '../random/open-streams.ts';
import { serveChance } from '../random/serve-chance.ts';
import type { Experiment } from '../spec/experiment.ts';
import type { Raw, Subject } from './fit.ts';
import type { RunRecord } from './record.ts';
import { recordFit } from './record-fit.ts';
import { validateFit } from './validate-fit.ts';
import { withoutLeaks } from './without-leaks.ts';

/** A record, and beside it what the checks measure, unless the run threw. */
export type RunResult = { readonly record: RunRecord; readonly raw?: Raw };

/** Trains the subject once. Whatever it throws becomes a record. */
export async function runSubject(
  tf: typeof TensorFlow,
  subject: Subject,
  run: Run,
  experiment: Pick<Experiment, 'law' | 'states'>,
): Promise<RunResult> {
  const streams = openStreams(run.seed, run.overrides);
  try {
    const work = () => withoutLeaks(tf, () => subject({ ...run.settings }, streams.random));
    const fit = validateFit(await serveChance(streams.chance, tf.env().platform, work));
    const record = {
      run: run.id,
      draws: streams.records(),
      ...recordFit(
        fit,
        run,
        experiment,
        (stream) => streams.drawn.find((each) => each.stream === stream)?.values,
      ),
    };
    return { record, raw: { run, record, fit, drawn: streams.drawn } };
  } catch (error) {
    const { name, message } = describeThrown(error);
    return {
      record: { run: run.id, draws: streams.records(), state: 'threw', error: { name, message } },
    };
  }
}

/** What a subject threw, which need not be an Error, nor anything that has a text. */
function describeThrown(thrown: unknown): { name: string; message: string } {
  try {
    if (thrown instanceof Error) return { name: thrown.name, message: thrown.message };
    return {
      name: 'Error',
      message: typeof thrown === 'string' ? thrown : (JSON.stringify(thrown) ?? typeof thrown),
    };
  } catch {
    return { name: 'Error', message: 'it threw something that has no text' };
  }
}
