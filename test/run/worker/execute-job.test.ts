import * as tf from '@tensorflow/tfjs';
import { describe, expect, it } from 'vitest';
import type { BoundCheck } from '../../../src/check/bind-checks.ts';
import { planRuns } from '../../../src/plan/plan-runs.ts';
import { executeJob, type Workbench } from '../../../src/run/worker/execute-job.ts';
import type { Subject } from '../../../src/model/run/fit.ts';

const subject: Subject = ({ lambda }) => {
  if (lambda === 9) throw new Error('too much');
  return { metrics: { loss: [Number(lambda)] }, parameters: {} };
};

/** A check that measures how many fits it was given. */
const counting = {
  measure: (group, probe) => ({
    state: 'measured',
    runs: group.map(({ run }) => run.id),
    probe,
    diverged: null,
    value: group.length,
  }),
} as Pick<BoundCheck, 'measure'> as BoundCheck;

const bench = {
  tf,
  subject,
  experiment: { law: null, states: {} },
  checks: new Map([['counting', counting]]),
} as unknown as Workbench;

const run = (lambda: number) => ({ id: `lambda=${lambda}`, seed: 1, settings: { lambda }, overrides: [] });

function execute(...groups: number[][]) {
  const plan = planRuns(
    [],
    groups.map((cells) => ({ check: 'counting', runs: cells.map(run), probe: false })),
  );
  return executeJob(plan.jobs[0]!, bench);
}

describe('a job', () => {
  it('trains each run once and measures each group with all its fits', async () => {
    const { runs, measured } = await execute([1, 2], [2, 3]);
    expect(runs.map(({ record, scalars }) => [record.run, scalars['loss']])).toEqual([
      ['lambda=1', 1],
      ['lambda=2', 2],
      ['lambda=3', 3],
    ]);
    expect(measured.map((entry) => entry.measured)).toMatchObject([
      { runs: ['lambda=1', 'lambda=2'], value: 2 },
      { runs: ['lambda=2', 'lambda=3'], value: 2 },
    ]);
  });

  it('tells a group which of its runs threw, and measures the others', async () => {
    const { runs, measured } = await execute([1, 9], [1]);
    expect(runs.map(({ record }) => record.state)).toEqual(['finished', 'threw']);
    expect(measured.map((entry) => entry.measured)).toMatchObject([
      { state: 'threw', runs: ['lambda=1', 'lambda=9'], run: 'lambda=9', message: 'too much' },
      { state: 'measured', runs: ['lambda=1'] },
    ]);
  });

  it('leaves a document that survives JSON', async () => {
    const result = await execute([1, 9]);
    expect(JSON.parse(JSON.stringify(result))).toEqual(result);
  });
});

describe('a run of the reference', () => {
  const other: Subject = () => ({ metrics: { loss: [7] }, parameters: {} });
  const plan = planRuns(
    [],
    [
      {
        check: 'counting',
        runs: [run(1), { ...run(1), id: 'lambda=1,subject=reference', subject: 'reference' }],
        probe: false,
      },
    ],
  );

  it('is of the other code, on the same settings', async () => {
    const { runs, measured } = await executeJob(plan.jobs[0]!, { ...bench, reference: other });
    expect(runs.map(({ record, scalars }) => [record.run, scalars['loss']])).toEqual([
      ['lambda=1', 1],
      ['lambda=1,subject=reference', 7],
    ]);
    expect(measured).toMatchObject([{ measured: { value: 2 } }]);
  });

  it('is a bug where no other code was loaded', async () => {
    await expect(executeJob(plan.jobs[0]!, bench)).rejects.toThrow(
      'lambda=1,subject=reference is of a reference that was not loaded',
    );
  });
});
