import { readFileSync } from 'node:fs';
import { afterAll, describe, expect, it } from 'vitest';
import type { Outcome } from '../../../src/model/outcome/outcome.ts';
import { makeWorkspace } from './workspace.ts';

const subjects = new URL('../../fixtures/unreproducible/subjects.js', import.meta.url);
const workspace = makeWorkspace({ 'book.js': readFileSync(subjects, 'utf8') });
afterAll(() => workspace.remove());

async function run(name: string, workers: number) {
  const experiment = [
    `title: ${name}`,
    `subject: ../book.js#${name}`,
    'sweep: { lambda: [0, 1] }',
    'seeds: 1..2',
    'claims:',
    '  - { id: of-both, expect: loss(lambda=0) < 1e300 }',
    '  - { id: of-penalty, expect: loss(lambda=1) < 1e300 }',
  ];
  workspace.write(`experiments/${name}.experiment.yaml`, experiment.join('\n'));
  const file = `experiments/${name}.experiment.yaml`;
  const { code } = await workspace.bookproof([
    'run',
    file,
    '-j',
    String(workers),
    '--backend',
    'cpu',
    '--quiet',
  ]);
  const { checks } = JSON.parse(workspace.read(`reports/${name}/outcome.json`)) as Outcome;
  const verdicts = Object.fromEntries(checks.map(({ id, verdict }) => [id, verdict]));
  return { code, verdicts };
}

describe('a subject that', () => {
  it.each(['drawsByChance', 'changesItsSettings', 'readsItsModule'])('%s is reproducible', async (name) => {
    const { code, verdicts } = await run(name, 2);
    expect(verdicts['reproducible']?.cause).toBeUndefined();
    expect(code).toBe(0);
  });

  it.each([
    ['drawsBytes', 'each-run', 1],
    ['drawsBytes', 'each-run', 2],
    ['readsTheClock', 'each-run', 2],
    ['goesOnFromAFile', 'each-run', 2],
    ['differsByThread', 'each-thread', 1],
    ['differsByThread', 'each-thread', 2],
    ['counts', 'after-others', 1],
    ['counts', 'after-others', 2],
    ['grows', 'after-others', 2],
    ['changesItsDefaults', 'after-others', 2],
    ['goesOnTraining', 'after-others', 1],
    ['goesOnTraining', 'after-others', 2],
  ])(
    '%s is told to differ %s, with -j %i, and nothing that rests on it is decided',
    async (name, when, j) => {
      const { code, verdicts } = await run(name, j);
      expect(verdicts).toMatchObject({
        reproducible: { state: 'fails', cause: { code: 'not-reproducible', when } },
        'of-both': { state: 'undecided', cause: { code: 'rests-on-unreproducible' } },
        'of-penalty': { state: 'undecided', cause: { code: 'rests-on-unreproducible' } },
      });
      expect(code).toBe(1);
    },
  );

  it('is not reproducible in one cell alone leaves what rests on another decided', async () => {
    const { code, verdicts } = await run('countsUnderAPenalty', 1);
    expect(verdicts).toMatchObject({
      reproducible: { state: 'fails', cause: { run: expect.stringContaining('lambda=1') } },
      'of-both': { state: 'holds' },
      'of-penalty': { state: 'undecided', cause: { code: 'rests-on-unreproducible' } },
    });
    expect(code).toBe(1);
  });

  it('is judged again from the saved outcome is undecided again', async () => {
    await run('counts', 2);
    const { code } = await workspace.bookproof(['judge', 'counts', '--quiet']);
    const { checks } = JSON.parse(workspace.read('reports/counts/outcome.json')) as Outcome;
    expect(checks.map(({ verdict }) => verdict.state)).toEqual(['undecided', 'undecided', 'fails']);
    expect(code).toBe(1);
  });
});
