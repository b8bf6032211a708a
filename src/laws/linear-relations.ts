import type { Relation } from '../model/experiment/experiment.ts';
import { decayFactor, type LinearConstants } from './linear-constants.ts';

/** By 2^3: far from 1, while every float32 of a fit of the usual size lies between 2^-43 and 2^17, far from where they end. */
const usualExponent = 3;

/** Below this share nothing of the start is left to be seen beside the rest in float32. */
const visibleFactor = 1e-6;

const plain = { with: {}, changes: {}, scales: {}, exponent: 0, keeps: [], moves: [] };

/** The relations that the law `linear-sgd-l2` implies, of those only that these constants let show. */
export function linearRelations(stated: LinearConstants, otherSeed: number): readonly Relation[] {
  const { trainRows, testRows, batchSize } = stated;
  return [
    scaledRelation(stated, usualExponent),
    ...(testRows > 0 ? [otherTestRows(stated, otherSeed)] : []),
    // One batch of all rows has the same gradient in any order.
    ...(batchSize < trainRows ? [otherOrder(otherSeed)] : []),
    ...(remembersStart(stated) ? [otherStart(otherSeed)] : []),
  ];
}

/**
 * Labels and start times 2^k: the gradients of the squared loss and of the L2 penalty are linear in
 * labels, weights and bias together, so these scale by 2^k and the losses by 2^(2k). Bit for bit: a
 * factor of 2^k changes the exponent of a float alone, and with it that of every rounding, as long as
 * nothing over- or underflows.
 */
export function scaledRelation({ trueWeight, trueBias }: LinearConstants, exponent: number): Relation {
  return {
    ...plain,
    id: 'scaled',
    says: `With labels and start times 2^${exponent}, weights and bias end times 2^${exponent}, and both losses times 2^${2 * exponent}.`,
    with: { trueWeight, trueBias },
    changes: { trueWeight: trueWeight * 2 ** exponent, trueBias: trueBias * 2 ** exponent },
    overrides: ['noise', 'init'].map((stream) => ({ stream, kind: 'scale', exponent })),
    scales: { w: 1, b: 1, trainLoss: 2, testLoss: 2 },
    exponent,
  };
}

function otherTestRows({ trainRows, testRows }: LinearConstants, seed: number): Relation {
  const rows: [number, number] = [trainRows, trainRows + testRows];
  return {
    ...plain,
    id: 'other-test-rows',
    says: 'Other test rows change the test loss, and neither weights, bias nor train loss.',
    overrides: ['features', 'noise'].map((stream) => ({ stream, rows, kind: 'from-seed', seed })),
    keeps: ['w', 'b', 'trainLoss'],
    moves: ['testLoss'],
  };
}

function otherOrder(seed: number): Relation {
  return {
    ...plain,
    id: 'other-order',
    says: 'Another order of the train rows leads to other weights.',
    overrides: [{ stream: 'order', kind: 'from-seed', seed }],
    moves: ['w'],
  };
}

function otherStart(seed: number): Relation {
  return {
    ...plain,
    id: 'other-start',
    says: 'Another start leads to other weights.',
    overrides: [{ stream: 'init', kind: 'from-seed', seed }],
    moves: ['w'],
  };
}

/** Off the span of the train rows the start only decays; with as many rows as inputs nothing lies off it. */
function remembersStart(stated: LinearConstants): boolean {
  return (
    stated.inputs > stated.trainRows && stated.initSd !== 0 && Math.abs(decayFactor(stated)) >= visibleFactor
  );
}
