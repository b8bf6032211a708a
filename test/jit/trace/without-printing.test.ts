import * as tf from '@tensorflow/tfjs';
import { afterEach, beforeAll, expect, it, vi } from 'vitest';
import { accelerate } from '../../../src/jit/accelerate.ts';
import { withoutPrinting } from '../../../src/jit/trace/without-printing.ts';
import { loadBackend } from '../../../src/run/worker/backend/load-backend.ts';
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
  const work = withoutPrinting(() => {
    console.log('unheard');
    throw new Error('no');
  });
  await expect(work).rejects.toThrow('no');
  console.log('heard');
  expect(printed.mock.calls).toEqual([['heard']]);
});

it('an error is printed as it is given back', async () => {
  const printed = vi.spyOn(console, 'error').mockImplementation(() => undefined);
  await withoutPrinting(
    () => console.error('loss', 1),
    <T>(heard: T) => (heard as unknown[]).map(String) as T,
  );
  expect(printed.mock.calls).toEqual([['loss', '1']]);
});

it('what is written to the terminal is heard, not printed, and ends', async () => {
  const write = vi.spyOn(process.stdout, 'write').mockImplementation(() => true);
  const heard: unknown[] = [];
  await withoutPrinting(
    () => new Promise<void>((done) => void process.stdout.write('loss 1', 'utf8', () => done())),
    (chunk) => (heard.push(chunk), chunk),
  );
  expect(heard).toEqual(['loss 1']);
  expect(write).not.toHaveBeenCalled();
});
