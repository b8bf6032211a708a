import { testExperiment } from 'bookproof/vitest';

await testExperiment('experiments/weight-decay.experiment.ts', { backend: 'wasm' });
await testExperiment('experiments/weight-decay-concise.experiment.ts', { backend: 'wasm' });
await testExperiment('experiments/polynomial-fit.experiment.ts', { backend: 'wasm' });
