import { join } from 'node:path';
import { perform } from '../../../src/cli/perform.ts';
import { exitCodes } from '../../../src/outcome/exit-code.ts';
import * as endToEnd from '../../end-to-end/workspace.ts';

export type { Ended } from '../../end-to-end/workspace.ts';

export type Workspace = endToEnd.Workspace & {
  /** What only a process of its own shows. */
  readonly inChild: endToEnd.Workspace['bookproof'];
};

/** A folder of a book's own, and commands performed in it by this process: all is loaded once for many of them. */
export function makeWorkspace(files: Readonly<Record<string, string>>): Workspace {
  const workspace = endToEnd.makeWorkspace(files);
  return {
    ...workspace,
    inChild: (args, options) => workspace.bookproof(args, options),
    bookproof: (args, options) => performIn(workspace.folder, args, options),
  };
}

async function performIn(
  folder: string,
  args: readonly string[],
  { env = {}, interruptAt, within = '.' }: endToEnd.RunOptions = {},
): Promise<endToEnd.Ended> {
  const cwd = join(folder, within);
  const interruption = new AbortController();
  let [out, err] = ['', ''];
  const before = process.cwd();
  process.chdir(cwd); // from where threads name the places of code
  try {
    const reason = await perform(args, {
      cwd,
      env: { ...endToEnd.withoutActions(), NO_COLOR: '1', CI: 'true', ...env },
      out: (text) => void (out += text),
      err: (text) => {
        err += text;
        if (interruptAt !== undefined && err.includes(interruptAt)) interruption.abort();
      },
      ask: async () => undefined,
      open: async () => undefined,
      terminal: { color: false, width: 100, interactive: false },
      signal: interruption.signal,
    });
    return { code: exitCodes[reason], out, err };
  } finally {
    process.chdir(before);
  }
}
