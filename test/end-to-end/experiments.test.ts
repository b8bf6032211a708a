import { testExperiment } from 'bookproof/vitest';
import { it } from 'vitest';
import { atLength } from '../tools/at-length.ts';

// The smallest chapter, by the entry for vitest; `npm run experiments`, of which `.ci/run` reads the exit code, decides all.
const file = 'experiments/weight-decay-concise.experiment.ts';
if (atLength) await testExperiment(file, { backend: 'wasm' });
else it.skip(file);
