import type { Cause } from '../../../model/outcome/cause.ts';
import type { Probe } from './measurement.ts';

/**
 * A recovered number counts as another one from this relative difference on. In a sound float32 probe the
 * first step is within 2e-6, the second, whose three directions lie close together, within 6e-5.
 */
const recoveredTolerance = 1e-3;

/** A step with a larger unexplained part is not of the stated kind at all; a sound one leaves 4e-6. */
const explainedWithin = 1e-3;

/** Largest difference of the rates of weights and bias if both take the same. */
const sameRate = 1e-5;

/** Diagnoses one and two whole steps. Returns undefined if they are as stated, or of no known kind. */
export function diagnoseProbe(probe: Probe): Cause | undefined {
  const { run, first, signed, carried } = probe;
  if (!(first.unexplained < explainedWithin)) {
    // Much better explained, not a little: a third direction always takes something off the rest.
    return signed.unexplained < Math.min(explainedWithin, first.unexplained / 10)
      ? { code: 'l1-penalty', run, measured: signed.share }
      : undefined;
  }
  if (carriesOn(probe)) return { code: 'momentum', run, measured: carried.share };
  return differs(first.learningRate, probe.stated.learningRate, probe.stated.learningRate)
    ? diagnoseRate(probe)
    : diagnoseShrinking(probe);
}

/** True if the second step is one like the first plus a share of the first. */
function carriesOn(probe: Probe): boolean {
  const { first, carried, stated } = probe;
  return (
    !repeats(probe) &&
    carried.unexplained < explainedWithin &&
    differs(carried.share, 0, 1) &&
    !differs(carried.learningRate, first.learningRate, stated.learningRate) &&
    !differs(carried.decay, first.decay, decayScale(stated))
  );
}

/**
 * True if the second step is just one like the first. Small steps have gradients so alike that the first step
 * itself can pass for a share of the second; this check excludes that.
 */
function repeats({ first, second, stated }: Probe): boolean {
  return (
    second.unexplained < explainedWithin &&
    !differs(second.learningRate, first.learningRate, Math.abs(first.learningRate)) &&
    !differs(second.decay, first.decay, decayScale(stated))
  );
}

/** Diagnoses why the gradient moves the weights at another rate than the stated one. */
function diagnoseRate({ run, first, stated, biasRate }: Probe): Cause | undefined {
  const { learningRate } = stated;
  const rate = { run, measured: first.learningRate, stated: learningRate };
  // (w − η·gradient)·(1 − ηλ): the decay shrinks the step as well, but not that of the bias.
  const isShrunk =
    !differs(first.decay, stated.decay, decayScale(stated)) &&
    !differs(first.learningRate, learningRate * (1 - stated.decay), learningRate);
  if (!isShrunk) return { code: 'learning-rate', ...rate };
  if (!differs(biasRate, learningRate, learningRate)) return { code: 'decay-order', ...rate };
  // A gradient of weights that have decayed already is smaller too, but then the bias has a rate of its own.
  return Math.abs(biasRate - first.learningRate) <= sameRate * learningRate
    ? { code: 'learning-rate', ...rate }
    : undefined;
}

/** Diagnoses what weights that move at the stated rate, or the bias, lose in addition. */
function diagnoseShrinking({ run, first, carried, stated, biasRate, biasDecay }: Probe): Cause | undefined {
  const { learningRate, decay } = stated;
  if (differs(first.decay, decay, decayScale(stated)))
    return { code: 'decay', run, measured: first.decay, stated: decay };
  // + 0: −0, which JSON does not know, becomes 0.
  if (differs(biasRate, learningRate, learningRate))
    return { code: 'bias-rate', run, measured: biasRate + 0, stated: learningRate };
  // The bias is conclusive only if the weights take the second step as they took the first.
  const isSteady = !differs(carried.learningRate, first.learningRate, learningRate);
  return isSteady && differs(biasDecay, 0, decayScale(stated))
    ? { code: 'bias-decays', run, measured: biasDecay, stated: 0, weights: first.decay }
    : undefined;
}

function decayScale({ decay, learningRate }: Probe['stated']): number {
  return Math.max(decay, learningRate);
}

/** NaN is not known to differ from anything. */
function differs(value: number, other: number, scale: number): boolean {
  return Math.abs(value - other) > recoveredTolerance * scale;
}
