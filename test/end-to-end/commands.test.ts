import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { smallBook } from '../cli/commands/small-book.ts';
import { makeWorkspace, type Workspace } from './workspace.ts';

let workspace: Workspace;
beforeAll(() => {
  // Any attempt to load TensorFlow.js, by import or by require, ends the process.
  const deny = `
    const Module = require('node:module');
    const { register, _load: load } = Module;
    Module._load = (name, ...rest) => {
      if (name.includes('@tensorflow')) throw new Error('TensorFlow.js was loaded');
      return load(name, ...rest);
    };
    const loader = "export const resolve = (name, context, next) => { if (name.startsWith('@tensorflow')) throw new Error('TensorFlow.js was loaded'); return next(name, context); };";
    register('data:text/javascript,' + encodeURIComponent(loader));
  `;
  workspace = makeWorkspace({ ...smallBook, 'deny.cjs': deny });
});
afterAll(() => workspace.remove());

describe('the commands, each in a process of its own', () => {
  it('judge and report from the saved outcome without TensorFlow.js, to the same bytes', async () => {
    await workspace.bookproof(['run', '--backend', 'cpu', '-j', '1', '--jit', 'off']);
    const before = ['outcome.json', 'index.html'].map((name) => workspace.read(`reports/small/${name}`));
    const env = { NODE_OPTIONS: `--require ${join(workspace.folder, 'deny.cjs')}` };
    const denied = await workspace.bookproof(
      ['run', '--backend', 'cpu', '-j', '1', '--jit', 'off', '-o', 'other'],
      { env },
    );
    expect(denied.err).toContain('no TensorFlow.js'); // though the book has it: none can be had
    for (const command of ['judge', 'report']) {
      const { code, err } = await workspace.bookproof([command], { env });
      expect(err).not.toContain('TensorFlow.js was loaded');
      expect(code).toBe(0);
      expect(['outcome.json', 'index.html'].map((name) => workspace.read(`reports/small/${name}`))).toEqual(
        before,
      );
    }
  });

  it('end with 2 and a hint where the command line is wrong, on standard error alone', async () =>
    expect(await workspace.bookproof(['rnu'])).toEqual({
      code: 2,
      out: '',
      err: 'unknown command "rnu"; did you mean "run"?\n',
    }));
});
