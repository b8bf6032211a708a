import { testExperiment } from 'bookproof/vitest';

// The smallest chapter, by the entry for vitest; `npm run experiments`, of which `.ci/run` reads the exit code, decides all.
await testExperiment('experiments/weight-decay-concise.experiment.ts', { backend: 'wasm' });
