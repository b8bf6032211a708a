import { readFileSync } from 'node:fs';
import { afterAll, describe, expect, it } from 'vitest';
import type { Outcome } from '../../../src/model/outcome/outcome.ts';
import { openPool } from '../../../src/run/pool/worker-pool.ts';
import { firstOf } from '../../tools/at-length.ts';
import { makeWorkspace } from './workspace.ts';

const subjects = readFileSync(new URL('../../fixtures/unreproducible/subjects.js', import.meta.url), 'utf8');
const workspace = makeWorkspace({});

/** Threads for all of the experiments; each has a module of its own, which no other has run in them. */
const pools = [1, 2].map((workers) => openPool({ workers }));
afterAll(async () => {
  for (const pool of pools) await pool.close();
  workspace.remove();
});

function stateExperiment(id: string, name = id): void {
  workspace.write(`${id}.js`, subjects);
  const experiment = [
    `title: ${name}`,
    `subject: ../${id}.js#${name}`,
    'sweep: { lambda: [0, 1] }',
    'seeds: 1..2',
    'claims:',
    '  - { id: of-both, expect: loss(lambda=0) < 1e300 }',
    '  - { id: of-penalty, expect: loss(lambda=1) < 1e300 }',
  ];
  workspace.write(`experiments/${id}.experiment.yaml`, experiment.join('\n'));
}

/** As written, where it is no matter: what a trace leaves in a thread, kept-from-traces.test.ts shows. */
async function run(name: string, workers: number, jit: 'auto' | 'off' = 'off') {
  const subject = `${name}-${workers}`;
  stateExperiment(subject, name);
  const pool = { ...pools[workers - 1]!, close: async () => undefined };
  const resources = { backend: 'cpu', workers, jit, pool } as const;
  const { code, outcome } = await workspace.decide(subject, resources);
  const verdicts = Object.fromEntries(outcome.checks.map(({ id, verdict }) => [id, verdict]));
  return { code, verdicts };
}

describe('a subject that', () => {
  const reproducible = [
    ['drawsByChance', 'auto'],
    ['changesItsSettings', 'off'],
    ['readsItsModule', 'auto'],
  ] as const;
  it.each(firstOf(1, reproducible))('%s is reproducible', async (name, jit) => {
    const { code, verdicts } = await run(name, 2, jit);
    expect(verdicts['reproducible']?.cause).toBeUndefined();
    expect(code).toBe(0);
  });

  const differing = [
    ['differsByThread', 'each-thread', 2, 'auto'],
    ['counts', 'after-others', 1, 'auto'],
    ['drawsBytes', 'each-run', 2, 'off'],
    ['drawsBytes', 'each-run', 1, 'auto'],
    ['readsTheClock', 'each-run', 2, 'off'],
    ['goesOnFromAFile', 'each-run', 2, 'off'],
    ['differsByThread', 'each-thread', 1, 'off'],
    ['counts', 'after-others', 2, 'off'],
    ['grows', 'after-others', 2, 'off'],
    ['changesItsDefaults', 'after-others', 2, 'off'],
    ['goesOnTraining', 'after-others', 1, 'off'],
    ['goesOnTraining', 'after-others', 2, 'auto'],
  ] as const;
  it.each(firstOf(3, differing))(
    '%s is told to differ %s, with -j %i, and nothing that rests on it is decided',
    async (name, when, j, jit) => {
      const { code, verdicts } = await run(name, j, jit);
      expect(verdicts).toMatchObject({
        reproducible: { state: 'fails', cause: { code: 'not-reproducible', when } },
        'of-both': { state: 'undecided', cause: { code: 'rests-on-unreproducible' } },
        'of-penalty': { state: 'undecided', cause: { code: 'rests-on-unreproducible' } },
      });
      expect(code).toBe(1);
    },
  );

  it('is not reproducible in one cell alone leaves what rests on another decided', async () => {
    const { code, verdicts } = await run('countsUnderAPenalty', 1, 'auto');
    expect(verdicts).toMatchObject({
      reproducible: { state: 'fails', cause: { run: expect.stringContaining('lambda=1') } },
      'of-both': { state: 'holds' },
      'of-penalty': { state: 'undecided', cause: { code: 'rests-on-unreproducible' } },
    });
    expect(code).toBe(1);
  });

  it('is judged again from the saved outcome is undecided again', async () => {
    stateExperiment('judged', 'counts');
    const ran = await workspace.bookproof(['run', 'judged', '-j', '1', '--backend', 'cpu', '--jit', 'off']);
    const { code } = await workspace.bookproof(['judge', 'judged', '--quiet']);
    const { checks } = JSON.parse(workspace.read('reports/judged/outcome.json')) as Outcome;
    expect(checks.map(({ verdict }) => verdict.state)).toEqual(['undecided', 'undecided', 'fails']);
    expect([ran.code, code]).toEqual([1, 1]);
  });
});
