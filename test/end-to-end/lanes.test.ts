import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import type { Outcome } from '../../src/model/outcome/outcome.ts';
import { deciding, oneWeight } from '../cli/commands/one-weight.ts';
import { atLength } from '../tools/at-length.ts';
import { makeWorkspace, root, withoutActions, type Workspace } from './workspace.ts';

const wasm = ['--backend', 'wasm', '-j', '1'];

let workspace: Workspace;
afterEach(() => workspace.remove());

const outcomeOf = (folder: string) => JSON.parse(workspace.read(`${folder}/small/outcome.json`)) as Outcome; // as it was written

describe('runs in lanes', () => {
  it.runIf(atLength)('go on in little memory', async () => {
    workspace = makeWorkspace(oneWeight);
    const { code } = await workspace.bookproof(['run', ...wasm, '--jit', 'on', '--prevalence', '20000'], {
      env: { NODE_OPTIONS: '--max-old-space-size=256' },
    });
    expect(code).toBe(0);
    expect(outcomeOf('reports').prevalence?.claims['finite']).toMatchObject({ held: 20_000, of: 20_000 });
  });
});

describe('testExperiment that demands lanes', () => {
  const alias = `{ 'bookproof/vitest': '${join(root, 'dist/vitest.js')}', bookproof: '${join(root, 'dist/index.js')}' }`;
  const testOf = (name: string) => `
import { testExperiment } from 'bookproof/vitest';
await testExperiment('experiments/${name}.experiment.yaml', { backend: 'wasm', workers: 1, jit: 'on' });
`;
  const suite = {
    ...oneWeight,
    'deciding.js': deciding,
    'experiments/deciding.experiment.yaml': oneWeight['experiments/small.experiment.yaml'].replace(
      'book.js',
      'deciding.js',
    ),
    'vitest.config.mjs': `export default { resolve: { alias: ${alias} }, test: { include: ['*.test.mjs'] } };`,
    'small.test.mjs': testOf('small'),
    'deciding.test.mjs': testOf('deciding'),
  };

  it('passes where the code goes in lanes, and fails with the reason where it is declined', () => {
    workspace = makeWorkspace(suite);
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      [join(root, 'node_modules/vitest/vitest.mjs'), 'run'],
      {
        cwd: workspace.folder,
        encoding: 'utf8',
        env: { ...withoutActions(), NO_COLOR: '1', CI: 'true' },
      },
    );
    expect(status).toBe(1);
    expect(stdout).toMatch(/✓ small\.test\.mjs \(4 tests\)/);
    expect(stdout).toMatch(/Tests +4 passed \| 4 skipped/);
    expect(`${stdout}${stderr}`.match(/FAIL .*/g)).toEqual([expect.stringContaining('deciding.test.mjs')]);
    expect(`${stdout}${stderr}`).toMatch(/--jit on: the code /);
  });
});
