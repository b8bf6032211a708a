import { parseFit } from '../../src/model/run/validate-fit.ts';
import * as tf from '@tensorflow/tfjs';
import * as fc from 'fast-check';
import { beforeAll, expect, it } from 'vitest';
import { accelerate } from '../../src/jit/accelerate.ts';
import { createEngine } from '../../src/jit/engine/engine.ts';
import { findDifference } from '../../src/jit/find-difference.ts';
import { createStreams } from '../../src/random/streams.ts';
import { serveChance } from '../../src/random/serve-chance.ts';
import type { Subject } from '../../src/model/run/fit.ts';
import { loadBackend } from '../../src/run/worker/backend/load-backend.ts';
import { tidied } from './in-lanes.ts';
import { choices, subjectOfChoices } from './random-subject.ts';

beforeAll(() => loadBackend('wasm'));

/** `BOOKPROOF_SUBJECTS` asks for more of them. */
const subjects = Number(process.env['BOOKPROOF_SUBJECTS'] ?? 150);
const seeds = 64;
const lambda = 0.7;

/** Whether a subject is declined, and where a run in lanes ends otherwise than the code as it is written. */
async function judge(subject: Subject): Promise<{ readonly declined: boolean; readonly differs?: string }> {
  const open = await accelerate(tf, subject, { settings: {}, lifted: { lambda }, bitwise: true });
  const result =
    open.kind === 'accelerated'
      ? open
      : await accelerate(tf, subject, { settings: { lambda }, lifted: {}, bitwise: true });
  if (result.kind === 'declined') return { declined: true };
  const engine = createEngine(result.compiled);
  for (let first = 1; first <= seeds; first += 4) {
    const block = [first, first + 1, first + 2, first + 3];
    engine.run(block.map((seed) => ({ seed, parameters: { lambda } })));
    for (const [lane, seed] of block.entries()) {
      const { random, chance } = createStreams(seed, []);
      const written = await serveChance(chance, tf.env().platform, () => subject({ lambda }, random));
      const differs = findDifference(engine.figures(lane), parseFit(written), result.compiled.exact);
      if (differs !== undefined) return { declined: false, differs: `seed ${seed}: ${differs}` };
    }
  }
  return { declined: false };
}

it(
  `of ${subjects} random subjects every one is declined or makes the same numbers in lanes, whatever the seed`,
  { timeout: 60_000 + subjects * 2_000 },
  async () => {
    const made = { declined: 0, same: 0 };
    await fc.assert(
      fc.asyncProperty(choices, async (chosen) => {
        const { declined, differs } = await judge(tidied(subjectOfChoices(chosen)));
        made[declined ? 'declined' : 'same']++;
        expect(differs).toBeUndefined();
      }),
      { numRuns: subjects },
    );
    expect(made.same, 'subjects in lanes').toBeGreaterThan(subjects / 8);
    expect(made.declined, 'declined subjects').toBeGreaterThan(subjects / 8);
  },
);
