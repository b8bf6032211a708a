import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { smallBook } from '../cli/commands/small-book.ts';
import { makeWorkspace, type Workspace } from './workspace.ts';

/** As npm install --omit=optional leaves it: the canvas itself, without its part for any platform. */
const deny = `
  const Module = require('node:module');
  const { _load: load } = Module;
  Module._load = (name, ...rest) => {
    if (name.startsWith('@napi-rs/canvas-')) throw new Error('Cannot find module ' + name);
    return load(name, ...rest);
  };
`;

let workspace: Workspace;
beforeAll(() => (workspace = makeWorkspace({ ...smallBook, 'deny.cjs': deny })));
afterAll(() => workspace.remove());

it('writes Markdown without pictures where no canvas is installed, and says so in one line', async () => {
  const run = ['run', '--backend', 'cpu', '-j', '1', '--reporter', 'markdown=report.md'];
  const { code, err } = await workspace.bookproof(run, {
    env: { NODE_OPTIONS: `--require ${join(workspace.folder, 'deny.cjs')}` },
  });
  expect(code).toBe(0);
  expect(err.match(/^.*(?:canvas|picture|optional).*$/gm)).toEqual([
    expect.stringMatching(
      /^small: Markdown is written without pictures, .*: install without --omit=optional$/,
    ),
  ]);
  expect(workspace.read('report.md')).not.toContain('.png');
});
