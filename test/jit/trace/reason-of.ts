import * as tf from '@tensorflow/tfjs';
import { expect } from 'vitest';
import { accelerate } from '../../../src/jit/accelerate.ts';
import type { Random } from '../../../src/model/run/random.ts';
import type { Subject } from '../../../src/model/run/fit.ts';
import type { Settings } from '../../../src/model/experiment/settings.ts';
import { tidied } from '../in-lanes.ts';

/** A subject that reads numbers, of the code under test, as metrics. */
export function metric(compute: (settings: Settings, random: Random) => number): Subject {
  return (settings, random) => ({ metrics: { m: [compute(settings, random)] }, parameters: {} });
}

/** The first number of a tensor. */
export const one = (tensor: tf.Tensor): number =>
  (tensor.size === 1 ? tensor : tensor.flatten().slice(0, 1)).dataSync()[0] ?? Number.NaN;
export const normals = (random: Random, size = 8): tf.Tensor1D => tf.tensor1d(random.normal('x', [size]));

/** Why a subject is declined, which leaves no tensor behind and the backend as it was. */
export async function reasonOf(subject: Subject, lifted: Record<string, number> = {}): Promise<string> {
  const backend = tf.getBackend();
  const { numTensors } = tf.memory();
  const result = await accelerate(tf, tidied(subject), { settings: {}, lifted, bitwise: true });
  expect(tf.getBackend()).toBe(backend);
  expect(tf.memory().numTensors).toBe(numTensors);
  return result.kind === 'declined' ? result.reason.replaceAll(places, '') : result.kind;
}

/** Where in the test a call stands: at the start of a reason, or after what is said of the call. */
export const places = /^test\/[\w/.-]+:\d+:\d+: | \(test\/[\w/.-]+:\d+:\d+\)/g;

export const branch =
  'depending on its random numbers, on a swept number or on a value that it read: an if or a loop on such a number cannot be traced';
export const inJavaScript =
  'is computed in JavaScript, not read from a tensor as it is: compute it as a tensor, and report what is read of that';
export const unexplained = (shape: string) =>
  `a tensor [${shape}] is made of numbers that differ from run to run and come neither from a stream nor from a swept setting as it was given: computed in JavaScript, or drawn elsewhere (Math.random, tf.randomNormal, dropout)? Take them from a stream, or compute them as tensors`;
