import type * as TensorFlow from '@tensorflow/tfjs';
import { hashRow } from '../../random/seen-rows.ts';
import type { SeenModel } from '../../model/run/seen-model.ts';

type Step = (data: TensorFlow.Tensor[]) => unknown;
type Pass = SeenModel['passes'][number];

/** The methods of a layers model that are hooked or used; TensorFlow.js declares some of them private. */
type Model = {
  readonly inputs: readonly { readonly shape: readonly (number | null)[] }[];
  readonly outputs: readonly unknown[];
  readonly stateful: boolean;
  testFunction: Step;
  makeTrainFunction: (this: Model) => Step;
  makeTestFunction: (this: Model) => void;
  testLoop: (this: Model, ...args: unknown[]) => unknown;
  evaluate: (this: Model, x: unknown, ...rest: unknown[]) => unknown;
  evaluateDataset: (this: Model, dataset: unknown, ...rest: unknown[]) => Promise<unknown>;
  fitDataset: (
    this: Model,
    dataset: unknown,
    args?: { readonly validationData?: unknown },
  ) => Promise<unknown>;
  predictOnBatch(inputs: TensorFlow.Tensor[]): TensorFlow.Tensor | TensorFlow.Tensor[];
};

type Watched = SeenModel & {
  /** The validation data of the latest `fitDataset`. */
  validation: unknown;
  /** What the call of `evaluate` under way evaluates; null if none is. */
  evaluates: Pass['kind'] | null;
  pass: Pass | null;
};

/** The models of the run that is observed; null if none is. */
let watched: Map<Model, Watched> | null = null;
const hooked = new WeakSet<object>();

/**
 * Does some work, and notes which rows layers models train on and evaluate meanwhile, wherever these rows
 * came from.
 *
 * @returns the result of the work, and the models in the order in which they were first seen
 */
export async function observeRows<T>(
  tf: typeof TensorFlow,
  work: () => Promise<T>,
): Promise<{ readonly result: T; readonly models: readonly SeenModel[] }> {
  hookLayers(tf);
  const own = new Map<Model, Watched>();
  watched = own;
  try {
    return { result: await work(), models: [...own.values()] };
  } finally {
    watched = null;
  }
}

/** Hooks a copy of TensorFlow.js's layers models, once. Outside an observed run hooks only pass calls on. */
function hookLayers(tf: typeof TensorFlow): void {
  const model = tf.LayersModel?.prototype as unknown as Model | undefined;
  if (model === undefined || hooked.has(model)) return;
  hooked.add(model);
  hookSteps(tf, model);
  hookEvaluations(model);
}

function hookSteps(tf: typeof TensorFlow, model: Model): void {
  const { makeTrainFunction, makeTestFunction } = model;
  model.makeTrainFunction = function (this: Model) {
    const train = makeTrainFunction.call(this);
    return (data) => {
      const seen = watch(this);
      if (seen !== null) noteTrained(seen, rowsOf(this, data));
      return train(data);
    };
  };
  model.makeTestFunction = function (this: Model) {
    makeTestFunction.call(this);
    const test = this.testFunction;
    this.testFunction = (data) => {
      const seen = watch(this);
      if (seen !== null) {
        seen.pass ??= startPass(seen, 'evaluation');
        seen.pass.rows.push(...rowsOf(this, data));
        seen.alone ??= measureAlone(tf, this, data);
      }
      return test(data);
    };
  };
}

function noteTrained({ trained, repeated }: SeenModel, rows: readonly number[]): void {
  const batch = new Set<number>();
  for (const row of rows) {
    trained.set(row, (trained.get(row) ?? 0) + 1);
    if (batch.has(row)) repeated.add(row);
    batch.add(row);
  }
}

function hookEvaluations(model: Model): void {
  const { testLoop, evaluate, evaluateDataset, fitDataset } = model;
  model.testLoop = function (this: Model, ...args) {
    const seen = watch(this);
    if (seen !== null) seen.pass = startPass(seen, seen.evaluates ?? 'validation'); // called by a fit
    return testLoop.apply(this, args);
  };
  model.evaluate = function (this: Model, x, ...rest) {
    const seen = watch(this);
    if (seen === null) return evaluate.call(this, x, ...rest);
    seen.evaluates = isValidation(seen.validation, x) ? 'validation' : 'evaluation';
    try {
      return evaluate.call(this, x, ...rest);
    } finally {
      seen.evaluates = null;
    }
  };
  model.evaluateDataset = function (this: Model, dataset, ...rest) {
    const seen = watch(this);
    if (seen !== null) seen.pass = startPass(seen, dataset === seen.validation ? 'validation' : 'evaluation');
    return evaluateDataset.call(this, dataset, ...rest);
  };
  model.fitDataset = async function (this: Model, dataset, args) {
    const seen = watch(this);
    if (seen !== null) seen.validation = args?.validationData;
    return fitDataset.call(this, dataset, args);
  };
}

/** Returns true if `x` is the inputs of a fit's validation data, which `fitDataset` gives to `evaluate`. */
function isValidation(validation: unknown, x: unknown): boolean {
  if (typeof validation !== 'object' || validation === null) return false;
  return (Array.isArray(validation) ? validation[0] : (validation as { xs?: unknown }).xs) === x;
}

function watch(model: Model): Watched | null {
  if (watched === null) return null;
  const known = watched.get(model);
  if (known) return known;
  const own: Watched = {
    trained: new Map(),
    repeated: new Set(),
    passes: [],
    alone: null,
    validation: null,
    evaluates: null,
    pass: null,
  };
  watched.set(model, own);
  return own;
}

function startPass(seen: Watched, kind: Pass['kind']): Pass {
  const pass: Pass = { kind, rows: [] };
  seen.passes.push(pass);
  return pass;
}

/** Hashes each row of a batch, features and labels together. */
function rowsOf({ inputs, outputs }: Model, data: readonly TensorFlow.Tensor[]): number[] {
  const tensors = data.slice(0, inputs.length + outputs.length);
  const rows = tensors[0]?.shape[0] ?? 0;
  const values = tensors.map((tensor) => Float32Array.from(tensor.dataSync()));
  return Array.from({ length: rows }, (_, row) =>
    hashRow(
      values.map((part) => part.subarray((row * part.length) / rows, ((row + 1) * part.length) / rows)),
    ),
  );
}

/**
 * Measures how far the outputs of a batch's first row depend on the other rows.
 *
 * @returns the largest difference, over 1 + the largest output; null if the batch has one row, if the model
 *   takes only batches of one size or keeps a state, or if it draws numbers as it predicts
 */
function measureAlone(tf: typeof TensorFlow, model: Model, data: TensorFlow.Tensor[]): number | null {
  const inputs = data.slice(0, model.inputs.length);
  const fixed = model.stateful || model.inputs.some(({ shape }) => shape[0] !== null);
  if (fixed || (inputs[0]?.shape[0] ?? 0) < 2) return null;
  const { random } = Math;
  let drew = false;
  Math.random = () => {
    drew = true; // and the run's own numbers stay untouched
    return 0.5;
  };
  try {
    const apart = tf.tidy(() => {
      const first = inputs.map((tensor) => tensor.slice(0, 1));
      const [among, alone] = [inputs, first].map((given) => {
        const output = model.predictOnBatch(given);
        return (Array.isArray(output) ? output : [output]).map((tensor) => tensor.slice(0, 1).dataSync());
      });
      return Math.max(...among!.map((values, i) => farthest(values, alone![i]!)));
    });
    return drew ? null : apart;
  } finally {
    Math.random = random;
  }
}

function farthest(a: ArrayLike<number>, b: ArrayLike<number>): number {
  const size = Array.from(a).reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  return Array.from(a).reduce((most, value, i) => Math.max(most, Math.abs(value - b[i]!)), 0) / (1 + size);
}
