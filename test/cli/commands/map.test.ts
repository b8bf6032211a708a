import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Outcome } from '../../../src/model/outcome/outcome.ts';
import { makeWorkspace, type Ended, type Workspace } from './workspace.ts';

/** Its loss after an epoch is (start − rate · epoch)², for a start from N(0, 1): what holds where follows from the normal law. */
const subject = `
import * as tf from '@tensorflow/tfjs';
export function shrink({ rate = 1, epochs = 2, offset = 0 }, random) {
  const at = tf.variable(tf.tensor1d(random.normal('start', [1])));
  const loss = [];
  for (let epoch = 0; epoch < epochs; epoch++) {
    at.assign(at.sub(rate));
    loss.push(at.add(offset).square().sum().dataSync()[0]);
  }
  return { metrics: { loss }, parameters: { at: at.dataSync() } };
}
`;

const experiment = `
title: A small book
subject: ../book.js#shrink
metrics: [loss]
states: { epochs: 2, offset: 0 }
sweep: { rate: [0, 1] }
seeds: 1..3
claims:
  - id: loss-rises
    expect: loss(rate=1) > loss(rate=0)
    in: most of 60 runs
    map: { rate: [-1, 1, 2], epoch: 1..4 }
  - id: loss-falls
    expect: loss(rate=1) < loss(rate=0)
    in: at least 1% of 60 runs
    map: { offset: [0, 8], rate: [1, 2] }
guards: [streams]
`;

const cpu = ['--backend', 'cpu', '-j', '1'];
const files = { 'book.js': subject, 'experiments/small.experiment.yaml': experiment };

describe('bookproof map', () => {
  let workspace: Workspace;
  let [ran, mapped, unmade, changed, off]: readonly Ended[] = [];
  let [first, second, third, kept]: readonly Outcome[] = [];
  const apart = ['-o', 'apart'];
  const saved = (folder = 'reports') => JSON.parse(workspace.read(`${folder}/small/outcome.json`)) as Outcome;
  beforeAll(async () => {
    workspace = makeWorkspace(files);
    ran = await workspace.bookproof(['run', ...cpu, '--prevalence', '200']);
    first = saved();
    mapped = await workspace.bookproof(['map', ...cpu, '-g', 'rises', '--prevalence', '100']);
    second = saved();
    unmade = await workspace.bookproof(['map', ...cpu, '--jit', 'off']);
    third = saved();
    workspace.write('book.js', `${subject}// another line\n`);
    changed = await workspace.bookproof(['map', ...cpu, '-g', 'rises', '--prevalence', '10']);
    kept = saved();
    off = await workspace.bookproof(['run', ...cpu, '--jit', 'off', '--set', 'offset=0', ...apart]);
  });
  afterAll(() => workspace.remove());

  it('finds in every run of the experiment where its claims hold', () => {
    expect(ran?.code, ran?.err).toBe(0);
    const [rises, falls] = first?.maps ?? [];
    expect(rises).toMatchObject({ claim: 'loss-rises', seeds: 200, own: { at: [1, 2], cell: [1, 1] } });
    // The loss rises where the start is below rate · epoch / 2.
    const share = (row: number, column: number) => (rises?.held?.[row]?.[column] ?? -1) / 200;
    expect(share(1, 0)).toBeCloseTo(0.691, 1); // Φ(1/2)
    expect(share(1, 1)).toBeCloseTo(0.841, 1); // Φ(1)
    expect(share(2, 3)).toBe(1); // Φ(4)
    expect(share(0, 0)).toBeCloseTo(0.691, 1); // as far the other way
    expect(falls?.held).toEqual([
      [200 - (rises?.held?.[1]?.[1] ?? 0), 200 - (rises?.held?.[2]?.[1] ?? 0)],
      [200, 200],
    ]);
  });

  it('agrees with what the claim is asked of many seeds', () =>
    expect(first?.maps[0]?.held?.[1]?.[1]).toBe(first?.prevalence?.claims['loss-rises']?.held));

  it('shows a map on the terminal, and puts it in the place of the one before', () => {
    expect(mapped?.code, mapped?.err).toBe(0);
    expect(mapped?.out).toContain('loss-rises: Where it holds: rate × epoch, in per cent of the seeds');
    expect(mapped?.out).toContain('report in reports/index.html\n');
    expect(second?.maps.map(({ claim, seeds }) => [claim, seeds])).toEqual([
      ['loss-rises', 100],
      ['loss-falls', 200],
    ]);
    expect(second).toEqual({ ...first, maps: second?.maps });
  });

  it('ends with what was not measured where a map cannot be made, and leaves the one before', () => {
    expect(unmade?.code).toBe(4);
    expect(unmade?.out).toContain('no map over rate × epoch: runs were not made in lanes (--jit off)');
    expect(third).toEqual(second);
  });

  it('is an error where lanes are demanded of what cannot be traced', async () => {
    const branching = makeWorkspace({
      ...files,
      'book.js': subject.replace('loss.push(', 'if (loss[0] > 1e6) break;\n    loss.push('),
    });
    const { code, err } = await branching.bookproof(['map', ...cpu, '--jit', 'on', '--prevalence', '10']);
    branching.remove();
    expect(code).toBe(2);
    expect(err).toMatch(/^--jit on: no map of loss-rises: the code .*\(book\.js:\d+:\d+\)/m);
  });

  it('keeps no map of other code', () => {
    expect(changed?.code).toBe(0);
    expect(changed?.out).toContain('Share of 10 seeds');
    expect(changed?.err).toContain('not put into reports: its outcome is of other code (subject)');
    expect(kept).toEqual(second);
  });

  it('is none where lanes are off, and says so', () => {
    expect(off?.code).toBe(0);
    expect(saved('apart').maps).toMatchObject([
      { held: null, reason: 'runs were not made in lanes (--jit off)' },
      { held: null, reason: 'runs were not made in lanes (--jit off)' },
    ]);
    expect(off?.out).toContain('no map over rate × epoch: runs were not made in lanes (--jit off)');
  });

  it('keeps no map of the code as it is beside what the command line changed', async () => {
    const made = await workspace.bookproof(['map', ...cpu, '--prevalence', '10', ...apart]);
    expect(made.code).toBe(0);
    expect(made.err).toContain('not put into apart: its outcome is of --set offset=0');
    expect(saved('apart').maps.every(({ held }) => held === null)).toBe(true);
  });

  it('tells a slip before anything is traced', async () => {
    const none = await workspace.bookproof(['map', ...cpu, '-g', 'nothing']);
    expect(none).toMatchObject({ code: 2, out: '' });
    expect(none.err).toContain(
      '--grep nothing matches no claim with a map; there are loss-rises, loss-falls',
    );
    const zero = await workspace.bookproof(['map', ...cpu, '--prevalence', '0']);
    expect(zero).toMatchObject({ code: 2, out: '' });
  });
});
