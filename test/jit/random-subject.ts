import * as tf from '@tensorflow/tfjs';
import * as fc from 'fast-check';
import type { Random } from '../../src/model/run/random.ts';
import type { Subject } from '../../src/model/run/fit.ts';

/** How many numbers a vector of these subjects has. */
const size = 4;

type Vector = tf.Tensor1D;

/** What a subject holds while it runs. */
type State = {
  readonly random: Random;
  readonly lambda: number;
  /** Vectors made so far; never empty. */
  readonly made: Vector[];
  /** Numbers to report, in the order in which they came. */
  readonly metrics: number[];
  /** Draws so far, so that each has a stream of its own. */
  draws: number;
};

type Numbers = readonly [number, number, number];
type Step = (state: State, numbers: Numbers) => Vector;

const pick = <T>(from: readonly T[], at: number): T => from[at % from.length] as T;
const thresholds = [0, 0.65, 1.3, -0.5, 2.2, 0.1, 3.3, -1.7];
const factors = [0.5, 2, -1, 3, 0.1, 1000];
/** Near and beyond what a float32 holds of whole numbers. */
const wholes = [1, 2, 7, 1000, 2 ** 20, 2 ** 23 - 1, 2 ** 24 - 1, 2 ** 24 + 1, 2 ** 30];

const streamOf = (state: State) => `s${state.draws++}`;
const of = ({ made }: State, at: number) => pick(made, at);
const floats = (values: ArrayLike<number>) => tf.tensor1d(Float32Array.from(values));
const whole = (vector: Vector) => vector.cast('int32');
const flipIf = (takes: boolean, vector: Vector): Vector => (takes ? vector.neg() : vector);
const firstOf = (vector: tf.Tensor) => vector.dataSync()[0] ?? Number.NaN;

/** What code does with streams, tensors and numbers, right and wrong; each makes one more vector. */
const steps = {
  // draws that become tensors as they are
  normal: (s) => tf.tensor1d(s.random.normal(streamOf(s), size)),
  uniform: (s, [a]) => tf.tensor1d(s.random.uniform(streamOf(s), size, -1, pick(factors, a) + 2)),
  bernoulli: (s) => tf.tensor1d(s.random.bernoulli(streamOf(s), size, 0.3)).cast('float32'),
  integers: (s, [a, b]) =>
    tf.tensor1d(s.random.integers(streamOf(s), size, -pick(wholes, b), pick(wholes, a))),
  permutation: (s) => tf.tensor1d(s.random.permutation(streamOf(s), size)),
  choice: (s) => tf.tensor1d(s.random.choice(streamOf(s), 9, size)),
  slice: (s, [a]) => tf.tensor1d(s.random.normal(streamOf(s), size * 3).subarray(a % 8, (a % 8) + size)),
  // computing with tensors
  add: (s, [a, b]) => of(s, a).add(of(s, b)),
  subtract: (s, [a, b]) => of(s, a).sub(of(s, b)),
  multiply: (s, [a, b]) => of(s, a).mul(of(s, b)),
  scale: (s, [a, b]) => of(s, a).mul(pick(factors, b)),
  setting: (s, [a]) => of(s, a).mul(s.lambda),
  relu: (s, [a]) => of(s, a).relu(),
  where: (s, [a, b, c]) => tf.where(of(s, a).greater(pick(thresholds, c)), of(s, b).neg(), of(s, b)),
  centre: (s, [a]) => of(s, a).sub(of(s, a).mean()),
  reverse: (s, [a]) => tf.reverse(of(s, a)),
  gather: (s, [a]) => of(s, a).gather(tf.tensor1d(s.random.permutation(streamOf(s), size))),
  gatherDrawn: (s, [a]) => of(s, a).gather(tf.tensor1d(s.random.integers(streamOf(s), size, 0, size))),
  // integers of every size
  wholeAdd: (s, [a, b]) => whole(of(s, a)).add(tf.scalar(pick(wholes, b), 'int32')),
  wholeDust: (s, [a, b]) => {
    const x = whole(of(s, a)).add(tf.scalar(pick(wholes, b), 'int32'));
    return x.add(tf.scalar(1, 'int32')).sub(x);
  },
  wholeMultiply: (s, [a, b]) => whole(of(s, a)).mul(tf.scalar(pick(wholes, b), 'int32')),
  toFloat: (s, [a]) => of(s, a).cast('float32'),
  // branches in JavaScript
  branchOnDraw: (s, [a, b, c]) =>
    flipIf((s.random.normal(streamOf(s), size)[c % size] ?? 0) > pick(thresholds, b), of(s, a)),
  branchOnOrder: (s, [a, b]) => flipIf(s.random.permutation(streamOf(s), size)[b % size] === 2, of(s, a)),
  branchOnRead: (s, [a, b, c]) => flipIf(firstOf(of(s, a)) > pick(thresholds, c), of(s, b)),
  branchOnInterval: (s, [a, b, c]) => {
    const read = firstOf(of(s, a));
    return flipIf(read > pick(thresholds, c) && read < pick(thresholds, c) + 0.3, of(s, b));
  },
  branchOnSetting: (s, [a, b]) => flipIf(s.lambda > pick(thresholds, b), of(s, a)),
  branchOnLibrary: (s, [a]) => flipIf(Math.random() > 0.8, of(s, a)),
  // edits in JavaScript
  clipped: (s, [a]) => {
    const draw = s.random.normal(streamOf(s), size);
    draw.forEach((value, i) => {
      if (value > pick(thresholds, a)) draw[i] = 0;
    });
    return tf.tensor1d(draw);
  },
  mapped: (s, [a]) => floats(s.random.normal(streamOf(s), size).map((value) => value * pick(factors, a))),
  sorted: (s) => tf.tensor1d(s.random.normal(streamOf(s), size).toSorted()),
  filled: (s, [a]) => tf.tensor1d(s.random.normal(streamOf(s), size).fill(a, 1)),
  uploaded: (s, [a]) => floats(of(s, a).dataSync()),
  scaledByRead: (s, [a, b]) => of(s, a).mul(firstOf(of(s, b))),
  library: () => tf.randomNormal([size]),
  // reports
  report: (s, [a]) => {
    s.metrics.push(firstOf(of(s, a).sum()));
    return of(s, a);
  },
  reportComputed: (s, [a, b]) => {
    s.metrics.push(firstOf(of(s, a).sum()) * pick(factors, b));
    return of(s, a);
  },
  reportSmallest: (s, [a]) => {
    s.metrics.push(Math.min(...of(s, a).dataSync()));
    return of(s, a);
  },
} satisfies Record<string, Step>;

type StepName = keyof typeof steps;
export type Choice = readonly [step: StepName, ...Numbers];

const names = Object.keys(steps) as StepName[];
const at = fc.nat(97);

/** Steps of a subject; of those that no trace may follow there are few in each, so that many subjects have none. */
export const choices: fc.Arbitrary<readonly Choice[]> = fc.array(
  fc.tuple(fc.constantFrom(...names), at, at, at),
  { minLength: 1, maxLength: 5 },
);

/** A subject that takes some steps, and reports a metric and the last vector. */
export function subjectOfChoices(chosen: readonly Choice[]): Subject {
  return (settings, random) =>
    tf.tidy(() => {
      const first = tf.tensor1d(random.normal('start', size));
      const state: State = {
        random,
        lambda: Number(settings['lambda']),
        made: [first],
        metrics: [],
        draws: 0,
      };
      for (const [step, ...numbers] of chosen) state.made.push(steps[step](state, numbers));
      const last = pick(state.made, state.made.length - 1).cast('float32');
      const loss = [...state.metrics, firstOf(last.abs().sum())];
      return { metrics: { loss }, parameters: { last: last.dataSync<'float32'>() } };
    });
}
