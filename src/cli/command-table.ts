import type { Context } from '../app/context.ts';
import type { Options } from '../app/options.ts';
import type { ExitReason } from '../outcome/exit-code.ts';

/** What `help` shows of a command. */
export type Command = {
  readonly usage: string;
  readonly summary: string;
  readonly flags: readonly (keyof Options)[];
  /** The lines that `help` shows after the flags. */
  readonly notes?: readonly string[];
};

/** Returns a command, with a type by which it sees only its own flags. Its code is imported when it runs. */
function command<const Taken extends keyof Options = never>(
  definition: Command & {
    readonly flags: readonly Taken[];
    load(): Promise<(context: Context<Taken>) => Promise<ExitReason>>;
  },
) {
  return definition;
}

export const commands = {
  run: command({
    usage: 'run [experiment …]',
    summary: 'train the book’s code, decide its claims, write the report',
    flags: [
      'grep',
      'only',
      'backend',
      'seeds',
      'set',
      'workers',
      'output',
      'reporter',
      'jit',
      'prevalence',
      'locale',
      'show-output',
      'timeout',
      'bail',
      'timings',
      'quiet',
    ],
    load: async () => (await import('./commands/run.ts')).run,
  }),
  list: command({
    usage: 'list [experiment …]',
    summary: 'experiments, their claims and guards',
    flags: ['grep', 'runs', 'json'],
    load: async () => (await import('./commands/list.ts')).list,
  }),
  validate: command({
    usage: 'validate [experiment …]',
    summary: 'check experiment files without running anything',
    flags: [],
    load: async () => (await import('./commands/validate.ts')).validate,
  }),
  judge: command({
    usage: 'judge [experiment …]',
    summary: 'decide again from saved outcomes, without training',
    flags: ['output', 'reporter', 'locale', 'quiet'],
    load: async () => (await import('./commands/judge.ts')).judge,
  }),
  report: command({
    usage: 'report [experiment …]',
    summary: 'write the pages anew from saved outcomes',
    flags: ['output', 'locale', 'quiet'],
    load: async () => (await import('./commands/report.ts')).report,
  }),
  show: command({
    usage: 'show [experiment]',
    summary: 'open the report in a browser',
    flags: ['output', 'part'],
    load: async () => (await import('./commands/show.ts')).show,
  }),
  explain: command({
    usage: 'explain [experiment] <claim or guard>',
    summary: 'all evidence of one claim or guard, from saved outcomes',
    flags: ['output', 'locale', 'part'],
    load: async () => (await import('./commands/explain.ts')).explain,
  }),
  compare: command({
    usage: 'compare <base> <head>',
    summary: 'what became better or worse between two outcomes, or two folders of reports',
    flags: ['output', 'reporter', 'locale', 'quiet'],
    notes: [
      'Each of the two is an outcome.json, or a folder of reports as `bookproof run` writes it. Runs are paired',
      'by seed. The page is written to comparison.html in the folder of --output; --reporter shows the rest:',
      'terminal (default), markdown, which is the comment of a pull request, or json; each may name a file.',
      '',
      'Exit codes: 0 nothing is worse · 1 a claim or guard regressed, or a new one, or one asked otherwise, fails ·',
      '4 something is no longer decided, and nothing regressed · 3 only guards against blessed figures regressed ·',
      '2 usage, such as a path that cannot be read',
    ],
    load: async () => (await import('./commands/compare.ts')).compare,
  }),
  jit: command({
    usage: 'jit [experiment …]',
    summary: 'what becomes of the book’s code on its way into lanes: calls, passes, loops, memory',
    flags: ['backend', 'set', 'quiet'],
    load: async () => (await import('./commands/jit.ts')).jit,
  }),
  map: command({
    usage: 'map [experiment …]',
    summary:
      'over two axes, the share of seeds in which claims hold: where the book is right, and where no longer',
    flags: ['grep', 'prevalence', 'backend', 'workers', 'jit', 'output', 'locale', 'quiet'],
    notes: [
      'Of each claim that has a "map" in its experiment. The maps are shown as tables, and put into the report',
      'where that is of the same code. Without --prevalence a map of many points is asked of fewer seeds.',
    ],
    load: async () => (await import('./commands/map.ts')).map,
  }),
  sabotage: command({
    usage: 'sabotage [experiment …]',
    summary: 'put deliberate defects into the book’s code, and see which check notices',
    flags: ['explore', 'grep', 'backend', 'workers', 'jit', 'timeout', 'output', 'locale', 'quiet'],
    notes: [
      'The matrix is the same whatever --jit is. With `on` the code as it is must go in lanes; a defect that cannot',
      'be traced is tried as it is written.',
      '',
      'With --explore no list is needed: a constant becomes a tenth or ten times as much, mean sum, train test, and',
      'the other way round; a statement or a last argument is left out; a comparison is turned. Every claim and exact',
      'guard judges each copy. The score and the defects that survive are shown, and nothing is written: it is no',
      'gate, and ends with 0 unless the code as it is fails.',
    ],
    load: async () => (await import('./commands/sabotage.ts')).sabotage,
  }),
  bless: command({
    usage: 'bless [experiment …]',
    summary: 'take the figures of the last run as those to hold later ones against',
    flags: ['output', 'yes', 'dry-run', 'locale'],
    load: async () => (await import('./commands/bless.ts')).bless,
  }),
  'setup-native': command({
    usage: 'setup-native',
    summary: 'install tfjs-node, which npm alone often cannot',
    flags: [],
    load: async () => (await import('./commands/setup-native.ts')).setup,
  }),
  completion: command({
    usage: 'completion <bash|zsh|fish>',
    summary: 'what makes a shell complete commands, flags and experiments',
    flags: [],
    load: async () => (await import('./commands/completion.ts')).completion,
  }),
  help: command({
    usage: 'help [command]',
    summary: 'this page, or what one command does',
    flags: [],
    load: async () => (await import('./commands/help.ts')).help,
  }),
  version: command({
    usage: 'version',
    summary: 'bookproof’s version',
    flags: [],
    load: async () => (await import('./commands/version.ts')).version,
  }),
};

export type CommandName = keyof typeof commands;
