import { testExperiment } from 'bookproof/vitest';

await testExperiment('experiments/weight-decay.experiment.ts', { backend: 'wasm' });
