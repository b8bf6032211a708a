import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Outcome } from '../../../src/model/outcome/outcome.ts';
import { makeWorkspace, type Workspace } from './workspace.ts';

/** The loss is the square of a normal number: above 1 in 31.7 % of all seeds, above 4 in 4.6 %. */
const book = {
  'package.json': '{ "type": "module" }',
  'book.js': `
import * as tf from '@tensorflow/tfjs';
export function draw(settings, random) {
  return tf.tidy(() => {
    const x = tf.tensor1d(random.normal('x', [1]));
    return { metrics: { loss: [x.square().dataSync()[0]] }, parameters: { x: x.dataSync() } };
  });
}
`,
  'experiments/limited.experiment.yaml': `
title: Limited
subject: ../book.js#draw
metrics: [loss]
limits: { loss: 1 }
seeds: 1..20
claims:
  - { id: stays, expect: loss is finite, in: at least 50% of 300 runs }
  - { id: small, expect: loss < 4, in: at least 50% of 300 runs }
  - { id: always, expect: loss < 4 }
`,
};

let workspace: Workspace;
const outcomes: Outcome[] = [];

beforeAll(async () => {
  workspace = makeWorkspace(book);
  for (const jit of ['off', 'auto']) {
    await workspace.bookproof(['run', '-q', '--backend', 'wasm', '-j', '1', '--jit', jit, '-o', jit]);
    outcomes.push(JSON.parse(workspace.read(`${jit}/limited/outcome.json`)) as Outcome); // as it was written
  }
}, 120_000);
afterAll(() => workspace.remove());

const heldOf = ({ checks }: Outcome, claim: string) => {
  const { evidence } = checks.find(({ id }) => id === claim)?.verdict ?? {};
  return evidence && 'tally' in evidence ? evidence.tally.held : Number.NaN;
};

describe('a limit of a metric', () => {
  it('makes a run beyond it uphold no claim, with lanes as without', () => {
    const [written, inLanes] = outcomes.map((outcome) => [
      heldOf(outcome, 'stays'),
      heldOf(outcome, 'small'),
    ]);
    expect(inLanes).toEqual(written);
    // 68.3 % of 300, and five standard deviations; `small` would be 95.4 % without the limit.
    for (const held of written ?? []) expect(Math.abs(held - 204.9)).toBeLessThan(5 * 8.1);
  });

  it('is what the count of many seeds goes by too', () => {
    const { prevalence } = outcomes[1]!;
    const { held, of } = prevalence?.claims['small'] ?? { held: 0, of: 0 };
    expect(of).toBe(1000);
    expect(Math.abs(held - 683)).toBeLessThan(5 * 14.7);
  });

  it('is named in the cause, with the value that passed it', () => {
    const { verdict } = outcomes[0]!.checks.find(({ id }) => id === 'always')!;
    expect(verdict).toMatchObject({
      state: 'fails',
      cause: { code: 'diverged', beyond: { metric: 'loss', epoch: 1, limit: 1 } },
    });
  });
});
