HEAD
  it('go on in little memory', async () => {
    workspace = makeWorkspace(book);
    const { code } = await workspace.bookproof(['run', ...wasm, '--jit', 'on', '--prevalence', '20000'], {
      env: { NODE_OPTIONS: '--max-old-space-size=256' },
    });
    expect(code).toBe(0);
    expect(outcomeOf('reports').prevalence?.claims['finite']).toMatchObject({ held: 20_000, of: 20_000 });
  });

describe('testExperiment that demands lanes', () => {
  const alias = `{ 'bookproof/vitest': '${join(root, 'src/vitest.ts')}', bookproof: '${join(root, 'src/index.ts')}' }`;
  const suite = {
    ...book,
    'vitest.config.mjs': `export default { resolve: { alias: ${alias} }, test: { include: ['*.test.mjs'] } };`,
    'small.test.mjs': `
import { testExperiment } from 'bookproof/vitest';
await testExperiment('experiments/small.experiment.yaml', { backend: 'wasm', workers: 1, jit: 'on' });
`,
  };
  const vitest = () =>
    spawnSync(process.execPath, [join(root, 'node_modules/vitest/vitest.mjs'), 'run'], {
      cwd: workspace.folder,
      encoding: 'utf8',
      env: { ...withoutActions(), NO_COLOR: '1', CI: 'true' },
    });

  it('passes where the code goes in lanes', () => {
    workspace = makeWorkspace(suite);
    expect(vitest()).toMatchObject({ status: 0, stdout: expect.stringContaining('4 passed') });
  });

  it('fails with the reason where it is declined', () => {
    workspace = makeWorkspace({ ...suite, 'book.js': deciding });
    const { status, stdout, stderr } = vitest();
    expect(status).toBe(1);
    expect(`${stdout}${stderr}`).toMatch(/--jit on: the code /);
  });
});
