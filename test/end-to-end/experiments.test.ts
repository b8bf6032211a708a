import { testExperiment } from 'bookproof/vitest';

for (const id of ['weight-decay', 'weight-decay-concise', 'polynomial-fit'])
  await testExperiment(`experiments/${id}.experiment.ts`, { backend: 'wasm' });
