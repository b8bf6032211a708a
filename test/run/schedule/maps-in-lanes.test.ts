import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isMapped, type MappedClaim } from '../../../src/check/claims/map-points.ts';
import { openRunner, type Runner } from '../../../src/run/runner.ts';
import { parseExperiment } from '../../../src/spec/parse-experiment.ts';
import type { Experiment } from '../../../src/model/experiment/experiment.ts';

const text = `
title: Two epochs
subject: subjects/traced.ts#twoEpochs
states: { epochs: 2, shift: 0.5 }
sweep: { rate: [0, 1] }
claims:
  - { id: nameless, expect: lost(rate=1) > loss(rate=0) }
  - { id: rises, expect: loss(rate=1) > loss(rate=0), map: { rate: [0, 1, 100], epoch: 1..2 } }
  - { id: later, expect: loss(rate=1) > loss(rate=0), map: { rate: [0, 1], epoch: 1..3 } }
  - { id: shifted, expect: loss(rate=1) > loss(rate=0), map: { rate: [0, 1], shift: [-2, 0.5, 2] } }
`;

function read(): Experiment {
  const parsed = parseExperiment({ file: 'traced.experiment.yaml', text });
  if ('issues' in parsed) throw new Error(JSON.stringify(parsed.issues));
  return parsed.experiment;
}

describe('maps in lanes', () => {
  const experiment = read();
  const maps: readonly MappedClaim[] = experiment.claims.filter(isMapped);
  const [mapped, leftOpen] = [maps.slice(0, 2), maps.slice(2)];
  const subjectUrl = new URL('../../fixtures/subjects/traced.ts', import.meta.url).href;
  const open = (jit: 'auto' | 'off', signal?: AbortSignal) =>
    openRunner({ experiment, subjectUrl, backend: 'cpu', workers: 1, jit, ...(signal ? { signal } : {}) });
  let runner: Runner;
  beforeAll(async () => {
    runner = await open('auto');
  });
  afterAll(() => runner.close());

  it('are counted as claims are, though nothing was run before', async () => {
    const [rises] = await runner.makeMaps(mapped, 200);
    const answer = await runner.countAtSeeds(experiment.claims.slice(1, 2), 200);
    expect(rises).toMatchObject({ seeds: 200, own: { at: [1, 2], cell: [1, 1] } });
    expect(rises?.held?.[0]).toEqual([0, 0]); // no loss is above itself
    expect(rises?.held?.[1]?.[1]).toBe(answer?.claims['rises']?.held);
    expect(rises?.held?.[2]).toEqual([200, 200]);
  });

  it('say so where the code makes fewer epochs than it is asked for', async () => {
    const [, later] = await runner.makeMaps(mapped, 10);
    expect(later).toMatchObject({ held: null, reason: 'a run leaves no epoch 3 of "loss"' });
  });

  it('leave a setting open that the seeds’ runs do not have: one program makes both, and the same counts', async () => {
    const own = await open('auto');
    const seeds = await own.countAtSeeds(experiment.claims.slice(1, 2), 200);
    await own.close();
    const both = await open('auto');
    const [shifted] = await both.makeMaps(leftOpen, 200);
    expect(await both.countAtSeeds(experiment.claims.slice(1, 2), 200)).toEqual(seeds);
    expect(both.programs().map(({ lifted }) => lifted)).toEqual([['rate', 'shift']]);
    await both.close();
    const held = seeds?.claims['rises']?.held;
    expect(shifted?.held?.[1]?.[1]).toBe(held);
    expect(shifted?.held?.[1]?.[0]).not.toBe(held);
  });

  it('are none where lanes are off', async () => {
    const off = await open('off');
    const none = await off.makeMaps(mapped, 10);
    await off.close();
    expect(none.map(({ held, reason }) => [held, reason])).toEqual([
      [null, 'runs were not made in lanes (--jit off)'],
      [null, 'runs were not made in lanes (--jit off)'],
    ]);
  });

  it('say that they were interrupted, and nothing else, where they were', async () => {
    const interruption = new AbortController();
    const stopped = await open('auto', interruption.signal);
    interruption.abort();
    const none = await stopped.makeMaps(mapped, 10);
    await stopped.close();
    expect(none.map(({ reason }) => reason)).toEqual(['it was interrupted', 'it was interrupted']);
  });

  it('are not made of no seeds, nor of no claims', async () => {
    expect(await runner.makeMaps(mapped, 0)).toEqual([]);
    expect(await runner.makeMaps([], 10)).toEqual([]);
  });

  it('of claims whose runs lack what they read are no bug: the claim is left out', async () => {
    const answer = await runner.countAtSeeds(experiment.claims, 10);
    expect(Object.keys(answer?.claims ?? {})).toEqual(['rises', 'later', 'shifted']);
  });
});
