import type * as TensorFlow from '@tensorflow/tfjs';
import { lawMathematics } from '../oracle/law-mathematics.ts';
import type { Run } from '../plan/run.ts';
import { encodeFloats } from '../random/base64.ts';
import { digest } from '../random/digest.ts';
import { openStreams, type Drawn } from '../random/open-streams.ts';
import { statedConstants } from '../spec/stated-constants.ts';
import type { Experiment } from '../spec/experiment.ts';
import type { Fit, Raw, Subject } from './fit.ts';
import type { Draw, RunRecord } from './record.ts';
import { validateFit } from './validate-fit.ts';
import { withoutLeaks } from './without-leaks.ts';

/** Above 1 by more than float32 rounding. */
const divergedGrowth = 1.001;

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
    const fit = validateFit(await withoutLeaks(tf, () => subject({ ...run.settings }, streams.random)));
    const record = {
      run: run.id,
      draws: recordDraws(streams.drawn),
      ...recordFit(fit, streams.drawn, run, experiment),
    };
    return { record, raw: { run, record, fit, drawn: streams.drawn } };
  } catch (error) {
    const { name, message } = describeThrown(error);
    return {
      record: { run: run.id, draws: recordDraws(streams.drawn), state: 'threw', error: { name, message } },
    };
  }
}

function recordDraws(drawn: readonly Drawn[]): Draw[] {
  return drawn.map(({ stream, kind, shape, values }) => ({
    stream,
    kind,
    shape: [...shape],
    digest: digest(values),
  }));
}

function recordFit(
  fit: Fit,
  drawn: readonly Drawn[],
  run: Run,
  experiment: Pick<Experiment, 'law' | 'states'>,
) {
  const metrics = Object.fromEntries(
    Object.entries(fit.metrics).map(([name, values]) => [name, [...values]]),
  );
  const parameters = Object.fromEntries(
    Object.entries(fit.parameters).map(([name, values]) => [name, encodeFloats(values)]),
  );
  const growth = experiment.law === null ? null : growthUnder(experiment.law, fit, drawn, run, experiment);
  const broken = Object.values(metrics)
    .map((values) => values.findIndex((value) => !Number.isFinite(value)))
    .filter((index) => index >= 0);
  const finite =
    broken.length === 0 && Object.values(fit.parameters).every((values) => values.every(Number.isFinite));
  if (finite && !(growth !== null && growth > divergedGrowth))
    return { state: 'finished' as const, metrics, parameters };
  const epoch = broken.length === 0 ? null : Math.min(...broken) + 1;
  return { state: 'diverged' as const, metrics, parameters, epoch, growth };
}

function growthUnder(
  law: NonNullable<Experiment['law']>,
  fit: Fit,
  drawn: readonly Drawn[],
  run: Run,
  experiment: Pick<Experiment, 'states'>,
): number | null {
  const first = Object.fromEntries(drawn.toReversed().map(({ stream, values }) => [stream, values]));
  return lawMathematics[law].growth(fit.parameters, first, statedConstants(experiment, run.settings));
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
