import { beforeAll, describe, expect, it } from 'vitest';
import { loadSabotages } from '../../../src/app/sabotage/load-sabotages.ts';
import type { SabotageMatrix } from '../../../src/model/outcome/sabotage-matrix.ts';
import { createWorkspace } from '../../../src/io/sabotage-workspace.ts';
import { readSubject } from '../../../src/io/read-subject.ts';
import { subjectUrls } from '../../../src/io/subject-urls.ts';
import type { JitChoice } from '../../../src/model/run/jit-choice.ts';
import { openPool } from '../../../src/run/pool/worker-pool.ts';
import { sabotageExperiment } from '../../../src/app/sabotage/sabotage-experiment.ts';
import type { Experiment } from '../../../src/model/experiment/experiment.ts';
import type { Defect, Sabotage } from '../../../src/model/experiment/defect.ts';
import { atLength } from '../../tools/at-length.ts';

/** It decides by what it reads, which no trace can hold; and makes the numbers of the code as it is. */
const deciding: Defect = {
  id: 'deciding',
  says: 'Training ends early where the loss overflows.',
  edits: [
    {
      file: 'src/book/weight-decay.ts',
      find: 'trainLs.push(',
      replace: 'if (testLs.at(-1)! > 1e30) break; trainLs.push(',
    },
  ],
  noticedBy: { 'weight-norm-shrinks': 'any' },
  at: { line: 1, column: 1 },
};

/** The chapter with one claim, made one of lanes by so many runs, and one guard; it trains for less. */
async function shortChapter(): Promise<{ readonly experiment: Experiment; readonly sabotage: Sabotage }> {
  const [pair] = await loadSabotages({ cwd: process.cwd(), words: ['weight-decay.experiment.ts'] });
  const { experiment, sabotage } = pair!;
  const claims = experiment.claims
    .filter(({ id }) => id === 'weight-norm-shrinks')
    .map((claim) => ({ ...claim, settings: { epochs: 6 }, quantifier: { kind: 'most', runs: 18 } as const }));
  const guards = experiment.guards.filter(({ name }) => name === 'streams');
  const [sign, shuffling] = ['penalty-sign', 'no-shuffling'].map((name) =>
    sabotage.defects.find(({ id }) => id === name)!,
  );
  const noticed = { ...sign!, noticedBy: deciding.noticedBy };
  return {
    experiment: { ...experiment, claims, guards },
    sabotage: { ...sabotage, defects: [noticed, shuffling!, deciding] },
  };
}

/** The matrix, and which lane tasks each copy was asked for. */
async function tried(jit: JitChoice) {
  const { experiment, sabotage } = await shortChapter();
  const cwd = process.cwd();
  const { file } = experiment.subject;
  const pool = openPool({ workers: 2 });
  const copies = await createWorkspace(cwd, file);
  const tasks = new Set<string>();
  try {
    const matrix = await sabotageExperiment(experiment, sabotage, {
      pool: {
        ...pool,
        ask: (task, patience) => {
          if (!('setup' in task)) throw new Error('nothing is opened ahead');
          const [copy = 'unmodified'] = /(?<=\/sabotage-[^/]+\/)[^/]+/.exec(task.setup.subjectUrl) ?? [];
          if (task.lanes) tasks.add(`${copy} ${task.lanes.kind}`);
          return pool.ask(task, patience);
        },
      },
      setup: { ...subjectUrls(cwd, experiment), backend: 'wasm', jit },
      texts: () => readSubject(cwd, file, pool.seen()),
      place: (name, texts) => copies.place(name, texts, file),
      blessed: { state: 'absent', file: 'none' },
      sources: () => ({ subject: 'a', experiment: 'b', checks: 'c' }),
      environment: { bookproof: '0', node: '20', platform: 'x', started: '', workers: 2, timings: {} },
      now: () => performance.now(),
      on: () => undefined,
    });
    return { matrix: matrix!, tasks };
  } finally {
    await pool.close();
    await copies.remove();
  }
}

describe.runIf(atLength)('a sabotage in lanes', () => {
  let on: Awaited<ReturnType<typeof tried>>;
  let off: Awaited<ReturnType<typeof tried>>;
  beforeAll(async () => {
    on = await tried('on');
    off = await tried('off');
  });
  const withoutTimes = (matrix: SabotageMatrix) => ({ ...matrix, environment: null });

  it('ends in the very matrix of one as written', () => {
    expect(withoutTimes(on.matrix)).toEqual(withoutTimes(off.matrix));
    expect(on.matrix.unmodified).toMatchObject({
      state: 'clean',
      cells: { 'weight-norm-shrinks': { state: 'silent' } },
    });
    expect(on.matrix.defects.map(({ id, cells }) => [id, cells['weight-norm-shrinks']?.state])).toEqual([
      ['penalty-sign', 'notices'],
      ['no-shuffling', 'not-run'],
      ['deciding', 'silent'],
    ]);
  });

  it('makes in lanes what is worth it: the code as it is, and copies of which many runs are asked', () => {
    expect(on.tasks).toContain('unmodified jobs');
    expect(on.tasks).toContain('penalty-sign jobs');
    expect([...on.tasks].filter((task) => task.startsWith('no-shuffling'))).toEqual([]);
    expect(off.tasks).toEqual(new Set());
  });

  it('tries a defect that cannot be traced as written, even where lanes are demanded', () => {
    expect(on.tasks).toContain('deciding accelerate');
    expect(on.tasks).not.toContain('deciding jobs');
  });
});
