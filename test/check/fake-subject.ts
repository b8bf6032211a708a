import type * as TensorFlow from '@tensorflow/tfjs';
import { bindChecks, type BoundCheck } from '../../src/check/bind-checks.ts';
import type { Cause } from '../../src/model/outcome/cause.ts';
import type { JudgeContext } from '../../src/check/check.ts';
import type { Measured } from '../../src/model/outcome/measured.ts';
import type { Verdict } from '../../src/model/outcome/verdict.ts';
import type { LinearConstants } from '../../src/laws/linear-constants.ts';
import { linearLabels, residual, rmsResidual, type Numbers } from '../../src/laws/linear-model.ts';
import { oneByOne } from '../fixtures/one-by-one.ts';
import type { Run } from '../../src/model/run/run.ts';
import type { Random } from '../../src/model/run/random.ts';
import type { Fit, Subject } from '../../src/model/run/fit.ts';
import { train } from '../../src/run/worker/train.ts';
import type { Claim, Experiment, GuardName } from '../../src/model/experiment/experiment.ts';

/** A chapter in small: the last batch is short, and every constant but the true weight differs from the others. */
export const states = {
  inputs: 40,
  trainRows: 9,
  testRows: 30,
  trueWeight: 0.3,
  trueBias: 0.7,
  noiseSd: 0.1,
  initSd: 0.5,
  epochs: 4,
  batchSize: 2,
  learningRate: 0.02,
};

const at = { line: 1, column: 1 };
const guardNames: GuardName[] = [
  'streams',
  'data-law',
  'trajectory',
  'recompute',
  'decay-law',
  'closed-form',
  'metamorphic',
];

export function experimentWith(change: Partial<Experiment> = {}): Experiment {
  return {
    id: 'small',
    file: 'small.experiment.ts',
    title: 'Small',
    subject: { file: 'small.ts', export: 'small' },
    equivalentTo: null,
    law: 'linear-sgd-l2',
    states,
    prose: {},
    metrics: [],
    sweep: { lambda: [0, 2] },
    seeds: [1, 2],
    settings: {},
    redraw: [],
    relations: [],
    claims: [],
    guards: guardNames.map((name) => ({ name, at })),
    ...change,
  };
}

export function claimWith(change: Pick<Claim, 'statement'> & Partial<Claim>): Claim {
  return {
    id: 'claim',
    says: '',
    settings: {},
    sweep: {},
    expect: '',
    quantifier: { kind: 'every' },
    at,
    ...change,
  };
}

type Model = { w: Float64Array; b: number };

/** One step of a fake, before it is taken. */
export type Step = {
  readonly before: Model;
  /** What the gradient takes off weights and bias: η times the mean over the batch. */
  readonly gradient: Model;
  /** What the penalty takes off each weight, as a share of it. */
  readonly decay: number;
  /** What the step before this one took off; zeros at the start of a fit. */
  readonly previous: Model;
  /** Of the epoch, from 0. */
  readonly batch: number;
};

/** What is wrong with a fake; a sound one is `{}`. */
export type Defect = {
  /** Constants that it uses instead of those stated. */
  readonly uses?: Partial<LinearConstants>;
  /** What a step multiplies the gradient of a batch of `rows` rows by, instead of learning rate over batch size. */
  readonly rate?: (constants: LinearConstants, rows: number) => number;
  /** Gradient of the penalty a row, instead of λ times the weight. */
  readonly penalty?: (weight: number, constants: LinearConstants) => number;
  /** Whether the bias is penalised as the weights are. */
  readonly penalisesBias?: boolean;
  /** What a step takes off weights and bias. */
  readonly takes?: (step: Step) => Partial<Model>;
  /** The rows that it visits, of those drawn. */
  readonly visits?: (order: Numbers, epoch: number) => Numbers;
  /** What it draws besides. */
  readonly draws?: (random: Random, constants: LinearConstants) => void;
  /** What it returns instead. */
  readonly returns?: (fit: Required<Fit>, constants: LinearConstants) => Fit;
};

/** Mini-batch SGD in float64 with a defect, rounded to float32 at the end: a subject without TensorFlow.js. */
export function fakeSubject(defect: Defect = {}): Subject {
  return (settings, random) => {
    const used = { ...states, lambda: 0, ...settings, ...defect.uses } as LinearConstants;
    const rows = used.trainRows + used.testRows;
    const features = random.normal('features', [rows, used.inputs]);
    const labels = linearLabels(features, random.normal('noise', [rows]), used);
    const model: Model = {
      w: Float64Array.from(random.normal('init', [used.inputs]), (z) => used.initSd * z),
      b: 0,
    };
    const previous: Model = { w: new Float64Array(used.inputs), b: 0 };
    const metrics = { trainLoss: [] as number[], testLoss: [] as number[] };
    const lossOn = (from: number, to: number) => rmsResidual(features, labels, model, [from, to]) ** 2 / 2;
    defect.draws?.(random, used);
    for (let epoch = 0; epoch < used.epochs; epoch++) {
      const drawn = random.permutation('order', used.trainRows);
      const order = defect.visits?.(drawn, epoch) ?? drawn;
      trainEpoch(model, previous, order, { features, labels }, used, defect);
      metrics.trainLoss.push(lossOn(0, used.trainRows));
      metrics.testLoss.push(lossOn(used.trainRows, rows));
    }
    const parameters = { w: Float32Array.from(model.w), b: Float32Array.of(model.b) };
    const fit = { metrics, parameters, data: { features, labels: Float32Array.from(labels), rows } };
    return defect.returns?.(fit, used) ?? fit;
  };
}

function trainEpoch(
  model: Model,
  previous: Model,
  order: Numbers,
  { features, labels }: { readonly features: Numbers; readonly labels: Numbers },
  constants: LinearConstants,
  { rate = defaultRate, penalty = l2, penalisesBias = false, takes }: Defect,
): void {
  const { batchSize, inputs, lambda } = constants;
  for (let from = 0; from < order.length; from += batchSize) {
    const rows = Array.from(order).slice(from, from + batchSize);
    const residuals = rows.map((row) => residual(features, labels, model, row));
    const scale = rate(constants, rows.length);
    const pull = (k: number) =>
      rows.reduce((sum, row, i) => sum + residuals[i]! * features[row * inputs + k]!, 0);
    const gradient = {
      w: model.w.map((_, k) => scale * pull(k)),
      b: scale * residuals.reduce((sum, r) => sum + r, 0),
    };
    const decay = scale * rows.length * lambda;
    const stated = {
      w: gradient.w.map((value, k) => value + scale * rows.length * penalty(model.w[k]!, constants)),
      b: gradient.b + (penalisesBias ? decay * model.b : 0),
    };
    const step = {
      before: { ...model },
      gradient,
      decay,
      previous: { ...previous },
      batch: from / batchSize,
    };
    Object.assign(previous, { ...stated, ...takes?.(step) });
    model.w = model.w.map((value, k) => value - previous.w[k]!);
    model.b -= previous.b;
  }
}

const defaultRate: Required<Defect>['rate'] = ({ learningRate, batchSize }) => learningRate / batchSize;
const l2: Required<Defect>['penalty'] = (weight, { lambda }) => lambda * weight;

const engine = {
  state: { registeredVariables: {}, activeScope: { track: [] } },
  startScope: () => undefined,
  endScope: () => undefined,
  backendName: 'fake',
  setBackend: () => Promise.reject(new Error('there is no other backend')),
};

/** A stand-in for TensorFlow.js that has nothing to dispose of. */
export const tf = {
  env: () => ({ platform: { now: () => 0 } }),
  engine: () => engine,
  getBackend: () => engine.backendName,
} as unknown as typeof TensorFlow;

/** The one check of an experiment with this id. */
export function checkOf(experiment: Experiment, id: string, context?: JudgeContext): BoundCheck {
  const found = bindChecks(experiment, context).find((check) => check.id === id);
  if (!found) throw new Error(`the experiment has no check "${id}"`);
  return found;
}

/** Trains and measures what a check asks for. */
export async function measureGroups(
  experiment: Experiment,
  check: BoundCheck,
  subject: Subject,
  groups: readonly (readonly Run[])[],
  probe = false,
): Promise<readonly Measured[]> {
  const trainOnce = async (run: Run) => {
    const { raw, record } = await train(tf, subject, run, experiment);
    if (!raw) throw new Error(record.state === 'threw' ? record.error.message : 'no fit');
    return raw;
  };
  return oneByOne(groups, async (runs) => check.measure(await oneByOne(runs, trainOnce), probe));
}

/** A check's verdict on a subject, after one round of probes where it fails, as the pipeline goes about it. */
export async function decide(experiment: Experiment, id: string, subject: Subject): Promise<Verdict> {
  const check = checkOf(experiment, id);
  const measured = await measureGroups(experiment, check, subject, check.runs());
  const verdict = check.judge(measured);
  const probes = verdict.state === 'fails' ? check.probes(measured) : [];
  if (probes.length === 0) return verdict;
  return check.judge([...measured, ...(await measureGroups(experiment, check, subject, probes, true))]);
}

/** Verdict and cause alone: what most tests ask about. */
export async function causeOf(
  id: GuardName,
  defect: Defect,
  experiment = experimentWith(),
): Promise<Cause | string> {
  const { state, cause } = await decide(experiment, id, fakeSubject(defect));
  return state === 'fails' && cause ? cause : `${state}, ${cause?.code ?? 'no cause'}`;
}
