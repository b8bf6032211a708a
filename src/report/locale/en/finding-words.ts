import { makeFindingWords } from '../make-finding-words.ts';
import { quantityWords } from './quantity-words.ts';

/** What a guard's findings compare: `measured` and `stated` are of this. */
export const findings = {
  // reproducible
  repeatedRuns: 'cells whose run, made again, gives other numbers (0: no, 1: yes)',
  // streams
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
  features: 'inputs returned, less inputs drawn',
  featureMean: 'mean of the inputs',
  featureSd: 'sd of the inputs',
  startMean: 'mean of the starting weights',
  startSd: 'sd of the starting weights',
  startBias: 'starting bias',
  dataRows: 'rows of data',
  // training
  w: 'final weights, distance from float64',
  b: 'final bias, distance from float64',
  trainResidual: 'residuals on the train rows (rms)',
  testResidual: 'residuals on the test rows (rms)',
  offSpan: 'weights that no train row reaches, distance from the decay law',
  decayPerStep: 'decay a step',
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
};

/** The reader's words for a finding's quantity. */
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
  fromBlessed: (name) => `distance of ${name} from what was blessed`,
  fromReference: (name) => `distance of ${name} from the reference`,
});
