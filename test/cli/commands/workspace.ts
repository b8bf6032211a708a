import { join } from 'node:path';
import {
  decideExperiment,
  type DecideOptions,
  type Resources,
} from '../../../src/app/decide/decide-experiment.ts';
import { loadExperiments } from '../../../src/app/load-experiments.ts';
import { perform, type Surroundings } from '../../../src/cli/perform.ts';
import type { Outcome } from '../../../src/model/outcome/outcome.ts';
import { exitCodes, exitReason } from '../../../src/outcome/exit-code.ts';
import * as endToEnd from '../../end-to-end/workspace.ts';

export type { Ended } from '../../end-to-end/workspace.ts';

export type Workspace = endToEnd.Workspace & {
  /** What only a process of its own shows. */
  readonly inChild: endToEnd.Workspace['bookproof'];
  /** Decides one experiment as `run` does, and publishes nothing. */
  decide(
    experiment: string,
    resources: Resources,
    request?: Partial<DecideOptions>,
  ): Promise<{ readonly code: number; readonly outcome: Outcome }>;
};

/** A folder of a book's own, and commands performed in it by this process: all is loaded once for many of them. */
export function makeWorkspace(
  files: Readonly<Record<string, string>>,
  options: { readonly outside?: boolean } = {},
): Workspace {
  const workspace = endToEnd.makeWorkspace(files, options);
  const { folder } = workspace;
  return {
    ...workspace,
    inChild: (args, options) => workspace.bookproof(args, options),
    bookproof: (args, options) => performIn(folder, args, options),
    decide: (experiment, resources, request = {}) =>
      within(folder, async () => {
        const [loaded] = await loadExperiments({ cwd: folder, words: [experiment] });
        if (!loaded) throw new Error(`there is no ${experiment}`);
        const asked = { selected: undefined, changes: [], prevalence: 1000, ...request };
        const context = { ...surroundings(folder), words: [], options: { output: 'reports', quiet: true } };
        const outcome = await decideExperiment(loaded, asked, resources, context);
        if (!outcome) throw new Error('it was interrupted');
        return { code: exitCodes[exitReason([outcome])], outcome };
      }),
  };
}

/** Threads name the places of code from where the process is. */
async function within<T>(folder: string, work: () => Promise<T>): Promise<T> {
  const before = process.cwd();
  process.chdir(folder);
  try {
    return await work();
  } finally {
    process.chdir(before);
  }
}

function performIn(
  folder: string,
  args: readonly string[],
  options: endToEnd.RunOptions = {},
): Promise<endToEnd.Ended> {
  const cwd = join(folder, options.within ?? '.');
  return within(cwd, async () => {
    let [out, err] = ['', ''];
    const reason = await perform(args, {
      ...surroundings(cwd, options.env),
      out: (text) => void (out += text),
      err: (text) => void (err += text),
    });
    return { code: exitCodes[reason], out, err };
  });
}

/** A process whose output is no terminal, and that nobody answers. */
function surroundings(cwd: string, env: endToEnd.RunOptions['env'] = {}): Surroundings {
  return {
    cwd,
    env: { ...endToEnd.withoutActions(), NO_COLOR: '1', CI: 'true', ...env },
    out: () => undefined,
    err: () => undefined,
    ask: async () => undefined,
    open: async () => undefined,
    terminal: { color: false, width: 100, interactive: false },
    signal: new AbortController().signal,
  };
}
