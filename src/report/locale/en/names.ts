import type { GuardName } from '../../../model/experiment/experiment.ts';
import type { FindingCode } from '../../../model/outcome/quantity.ts';
import { makeFindingWords } from '../make-finding-words.ts';
import { makeLookup } from '../make-lookup.ts';

const guards = {
  streams:
    'What the code draws is what is stated: an order of just the train rows each epoch, and the same random numbers in every cell of a seed.',
  'hold-out':
    'No row that is evaluated as held out is trained on, every stated train row is, and no evaluation of a row depends on other rows.',
  'data-law': 'Inputs, labels and starting weights follow the law that the chapter states.',
  trajectory:
    'The same training in float64, from the same random numbers, ends at the same weights and passes the same residuals.',
  recompute: 'The reported losses equal those computed anew in float64 on the stated rows.',
  'decay-law':
    'Where no train row reaches, the weights shrink just as the penalty says; without a penalty the bias is conserved.',
  'closed-form':
    'Where a formula gives the end of training outright (inputs of zero, one train row, one step, λ = 1/η), it ends there, in batches of 1 and of 5.',
  metamorphic:
    'When the random numbers or the settings of a run change, its results stay, scale or move as they must, bit for bit.',
  equivalence:
    'Another version of the code, on the same random numbers, passes the same metrics and ends at the same parameters.',
  drift: 'Fresh seeds give figures like the blessed ones, at the ends of the sweep.',
  baseline: 'The figures of the sweep are those that were blessed.',
  reproducible:
    'A run of every cell, made again in another thread and after other runs, gives the same numbers, bit for bit.',
} satisfies Record<GuardName, string>;

/** Says what a guard checks; a guard without words is named by its code. */
export const guardWords = makeLookup(guards);

/** Names of metrics, axes and stated constants, by code. */
export const quantities = {
  // metrics
  trainLoss: 'train loss',
  testLoss: 'test loss',
  weightNorm: '‖w‖',
  weightDistance: '‖w − w*‖',
  trueWeightNorm: '‖w*‖',
  // stated constants
  inputs: 'inputs',
  trainRows: 'train rows',
  testRows: 'test rows',
  trueWeight: 'true weight',
  trueBias: 'true bias',
  noiseSd: 'noise sd',
  initSd: 'sd of the starting weights',
  epochs: 'epochs',
  batchSize: 'batch size',
  learningRate: 'learning rate',
  // axes
  lambda: 'λ',
};

/** Words a code for the reader; a code without words is returned as it is. */
export const quantityWords = makeLookup(quantities);

/** The quantity that a guard's finding compares as `measured` and `stated`. */
export const findings = {
  // reproducible
  repeatedRuns: 'cells whose run, made again, gives other numbers (0: no, 1: yes)',
  // streams
  epochs: quantities.epochs,
  draws: 'numbers drawn, or draws made',
  orderRows: 'rows in an order',
  orderCount: 'orders drawn',
  drawKind: 'draws of another kind',
  sharedDraws: 'streams that differ between the cells of a seed',
  // held-out rows
  heldOutRows: 'rows evaluated as held out that were trained on',
  trainedRows: 'different rows trained on',
  rowAlone: 'outputs of a row alone, less those among other rows',
  // data and start
  noiseMean: 'mean of the noise',
  noiseSd: quantities.noiseSd,
  features: 'inputs returned, less inputs drawn',
  featureMean: 'mean of the inputs',
  featureSd: 'sd of the inputs',
  startMean: 'mean of the starting weights',
  startSd: 'sd of the starting weights',
  startBias: 'starting bias',
  // training
  w: 'final weights, distance from float64',
  b: 'final bias, distance from float64',
  trainResidual: 'residuals on the train rows (rms)',
  testResidual: 'residuals on the test rows (rms)',
  offSpan: 'weights that no train row reaches, distance from the decay law',
  biasConserved: 'bias without a penalty, distance from where it is conserved',
  // closed forms
  zeroInputsWeights: 'weights at inputs of zero, distance from their decay',
  zeroInputsBias: 'bias at inputs of zero, distance from its recursion',
  oneRowWeights: 'weights after training on one row, distance from their formula',
  oneRowBias: 'bias after training on one row, distance from its formula',
  oneStepRate: 'learning rate of a single step',
  wipedWeights: 'weights at λ = 1/η, distance from the span of the last rows',
  // losses: residuals are compared, since a tiny loss has no relative precision
  trainLoss: 'train loss, as √(2 · loss)',
  testLoss: 'test loss, as √(2 · loss)',
} satisfies Record<FindingCode, string>;

/** Words a finding's quantity for the reader. */
export const findingWords = makeFindingWords({
  findings,
  quantity: quantityWords,
  broken: {
    keeps: 'values that did not stay',
    scales: 'values that did not scale',
    moves: 'values that did not move',
  },
  relation: (relation, broken) => `${relation}: ${broken}`,
  at: (figure, cell) => `${figure} at ${cell}`,
  state: 'diverged (0: no, 1: yes)',
  streams: 'streams that differ from those of the reference',
  draws: 'number of draws',
  distance: {
    baseline: (name) => `distance of ${name} from what was blessed`,
    reference: (name) => `distance of ${name} from the reference`,
  },
});
