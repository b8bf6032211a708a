import type * as TensorFlow from '@tensorflow/tfjs';
import { Declined } from '../../../jit/decline.ts';

const engine = {
  backendName: 'cpu',
  state: { registeredVariables: {}, activeScope: { track: [] } },
  startScope: () => undefined,
  endScope: () => undefined,
  setBackend: async () => true,
};
const platform = { now: () => Date.now(), isTypedArray: (value: unknown) => ArrayBuffer.isView(value) };

/** Stands for TensorFlow.js in a book that has none: the little that is asked of it around a run. */
export const withoutTensorFlow = {
  engine: () => engine,
  env: () => ({ platform }),
  getBackend: () => engine.backendName,
  setBackend: engine.setBackend,
  findBackendFactory: () => {
    throw new Declined('the code loads no TensorFlow.js, whose calls are what is traced');
  },
} as unknown as typeof TensorFlow;
