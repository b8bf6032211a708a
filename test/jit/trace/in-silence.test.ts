import * as tf from '@tensorflow/tfjs';
import { afterEach, beforeAll, expect, it, vi } from 'vitest';
import { accelerate } from '../../../src/jit/accelerate.ts';
import { inSilence } from '../../../src/jit/trace/in-silence.ts';
import { loadBackend } from '../../../src/run/load-backend.ts';
import { tidied } from '../in-lanes.ts';
import { metric, normals, one } from './reason-of.ts';

beforeAll(() => loadBackend('wasm'));
afterEach(() => vi.restoreAllMocks());

it('what a subject prints of the numbers that probes answer is not printed', async () => {
  const printed = vi.spyOn(console, 'log').mockImplementation(() => undefined);
  const talking = metric((_, random) => {
    const loss = one(normals(random).square().mean());
    console.log('loss', loss);
    return loss;
  });
  const result = await accelerate(tf, tidied(talking), { settings: {}, lifted: {}, bitwise: true });
  expect(result.kind).toBe('accelerated');
  const losses = printed.mock.calls.map(([, loss]) => loss as number);
  expect(losses).toHaveLength(2); // of the trial runs as written
  for (const loss of losses) expect(Math.abs(Math.log10(loss))).toBeLessThan(1);
});

it('the console speaks again after work that throws', async () => {
  const printed = vi.spyOn(console, 'log').mockImplementation(() => undefined);
  const work = inSilence(() => {
    console.log('unheard');
    throw new Error('no');
  });
  await expect(work).rejects.toThrow('no');
  console.log('heard');
  expect(printed.mock.calls).toEqual([['heard']]);
});
