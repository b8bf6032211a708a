import { epochOf } from '../../../model/run/epochs.ts';
import type { Cause } from '../../../model/outcome/cause.ts';
import type { Measurement } from '../../check.ts';
import { concludeFindings } from '../../findings/conclude-findings.ts';
import { diagnoseProbe } from './diagnose.ts';
import type { Probe, Replay, TrajectoryMeasurement } from './measurement.ts';
import { observeUnreplayable, unreplayableCause } from '../../linear/unreplayable-draws.ts';
import type { FindingCode } from '../../../model/outcome/quantity.ts';
import type { Finding, Verdict } from '../../../model/outcome/verdict.ts';
import { holds, worstFindings, type ObservedOf } from '../../findings/worst-finding.ts';

/** Residuals may differ by this much times 1 + rms. */
const residualTolerance = 1e-4;

type Unreplayable = Extract<TrajectoryMeasurement, { kind: 'unreplayable' }>;

/** Decides from the replays; the probes, if there are any, only name the cause. */
export function judgeTrajectory(measurements: readonly Measurement<TrajectoryMeasurement>[]): Verdict {
  const values = measurements.map(({ value }) => value);
  const replays = values.filter((value) => value.kind === 'replay');
  const unreplayable = values.filter((value) => value.kind === 'unreplayable');
  const observations = [...replays.flatMap(observeReplay), ...unreplayable.map(observeUnreplayable)];
  const findings = worstFindings(observations);
  return concludeFindings(findings, (failed) => {
    const odd = unreplayable[0];
    if (odd) return drawsCause(odd);
    const probe = values.find((value) => value.kind === 'probe');
    return diagnoseReplay(failed, replays, probe);
  });
}

/**
 * Names the cause in the draws. If there are as many orders as reported epochs, the code trains for another
 * number of epochs.
 */
function drawsCause(odd: Unreplayable): Cause {
  const { what, run, measured, stated, epochs } = odd;
  const metric = Object.keys(epochs).find((name) => epochs[name] === measured);
  return what === 'order-count' && metric !== undefined
    ? { code: 'epoch-count', run, metric, measured, stated }
    : unreplayableCause(odd);
}

/** True if a replay differs in any quantity. */
export function replayFails(replay: Replay): boolean {
  return !observeReplay(replay).every(holds);
}

function observeReplay({ run, w, b, residuals }: Replay): ObservedOf<FindingCode>[] {
  const distance = (quantity: 'w' | 'b', { measured, tolerance }: Replay['w']) => ({
    quantity,
    run,
    measured,
    stated: 0,
    tolerance,
  });
  const epochs = residuals.flatMap(({ metric, reported, computed }) =>
    computed.map((stated, epoch) => ({
      quantity: residualQuantity(metric),
      run,
      measured: reported[epoch] ?? Number.NaN,
      stated,
      tolerance: residualTolerance * (1 + stated),
    })),
  );
  return [distance('w', w), distance('b', b), ...epochs];
}

function residualQuantity(metric: string): FindingCode {
  return metric === 'trainLoss' ? 'trainResidual' : 'testResidual';
}

function diagnoseReplay(
  failed: readonly Finding<FindingCode>[],
  replays: readonly Replay[],
  probe: Probe | undefined,
): Cause {
  const worst = failed[0];
  const replay = replays.find(({ run }) => run === worst?.run);
  if (!worst || !replay) throw new Error('trajectory: nothing failed');
  if (replay.ownLabels !== null && replay.ownLabels <= replay.w.tolerance) {
    return { code: 'labels-differ', run: replay.run, rms: replay.labelShift };
  }
  const [bad, badEpoch] = [firstBad(replay, true), firstBad(replay, false)];
  const trainsAsStated = [replay.w, replay.b].every((deviation) =>
    holds({ ...deviation, run: '', stated: 0 }),
  );
  if (bad && trainsAsStated) {
    const { run, metric, measured, stated } = bad;
    return { code: 'loss-differs', run, metric, measured: measured ** 2 / 2, stated: stated ** 2 / 2 };
  }
  const other: Cause = {
    code: 'parameters-differ',
    run: replay.run,
    parameter: worst.quantity,
    measured: worst.measured,
    tolerance: worst.tolerance,
  };
  return (probe && diagnoseProbe(probe)) ?? badEpoch ?? other;
}

/**
 * Returns the first residual that is not as computed.
 *
 * @param final true to include metrics that are known at the end alone, which do not show when a training
 * departs
 */
function firstBad(
  { run, residuals }: Replay,
  final: boolean,
): Extract<Cause, { code: 'first-bad-epoch' }> | undefined {
  const bad = residuals.flatMap(({ metric, reported, computed, once }) => {
    if (once && !final) return [];
    const epoch = computed.findIndex(
      (stated, i) => !(Math.abs((reported[i] ?? Number.NaN) - stated) <= residualTolerance * (1 + stated)),
    );
    return epoch < 0
      ? []
      : [{ metric, epoch, measured: reported[epoch] ?? Number.NaN, stated: computed[epoch] ?? Number.NaN }];
  });
  const first = bad.toSorted((a, b) => a.epoch - b.epoch)[0];
  return first && { code: 'first-bad-epoch', run, ...first, epoch: epochOf(first.epoch) };
}
