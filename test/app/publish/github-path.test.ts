import { describe, expect, it } from 'vitest';
import { githubPath } from '../../../src/app/publish/github-path.ts';

const file = 'experiments/a.experiment.ts';
const inWorkspace = (cwd: string) =>
  githubPath(file, { cwd, env: { GITHUB_WORKSPACE: '/home/runner/book' } });

describe('githubPath', () => {
  it('is the path from the root of the repository', () => {
    expect(inWorkspace('/home/runner/book')).toBe(file);
    expect(inWorkspace('/home/runner/book/code/js')).toBe(`code/js/${file}`);
  });

  it('stays as it is outside the repository, and where none is told', () => {
    expect(inWorkspace('/elsewhere')).toBe(file);
    expect(githubPath(file, { cwd: '/elsewhere', env: {} })).toBe(file);
  });
});
