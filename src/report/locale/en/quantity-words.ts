import { makeLookup } from '../make-lookup.ts';

/** What the codes of metrics, axes and stated constants are called. */
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

/** The reader's words for a code; a code without words stands for itself. */
export const quantityWords = makeLookup(quantities);
