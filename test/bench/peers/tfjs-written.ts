// The book's own code on TensorFlow.js' wasm backend, one run after another; asked as the other peers are (asks.py).
import { createInterface } from 'node:readline';
import { weightDecay } from '../../../src/book/weight-decay.ts';
import { createStreams } from '../../../src/random/streams.ts';
import { loadBackend } from '../../../src/run/worker/backend/load-backend.ts';
import { withTensorCleanup } from '../../../src/run/worker/with-tensor-cleanup.ts';

const { tf, name } = await loadBackend('wasm');
console.log(`TensorFlow.js on ${name}`);
for await (const line of createInterface({ input: process.stdin })) {
  const [, runs = 0, seed = 0] = line.split(' ').map(Number);
  const losses = { train: 0, test: 0, count: 0 };
  const start = performance.now();
  for (let run = 0; run < runs; run++) {
    const lambda = run % 10;
    const { random } = createStreams((seed * runs + run) >>> 0, []);
    const { metrics } = await withTensorCleanup(tf, () => weightDecay({ lambda }, random));
    if (lambda !== 5) continue;
    losses.train += metrics.trainLoss.at(-1) ?? Number.NaN;
    losses.test += metrics.testLoss.at(-1) ?? Number.NaN;
    losses.count++;
  }
  const seconds = (performance.now() - start) / 1000;
  console.log(`${seconds} ${losses.train / losses.count} ${losses.test / losses.count}`);
}
