import { commands, type CommandName } from './command-table.ts';
import type { Context } from '../app/context.ts';
import { explainError } from '../app/failure.ts';
import { parseCommandLine } from './command-line.ts';
import type { Prepared } from './prepare.ts';
import type { FlagValues } from './flags.ts';
import { readFlags } from './read-flags.ts';
import type { ExitReason } from '../outcome/exit-code.ts';
import { throughMouth } from './through-mouth.ts';

/**
 * All that a command sees of the process but its words and options; a test may give its own. What `out`, `err` and
 * `ask` are given has passed the mouth.
 */
export type Surroundings = Omit<Context, 'words' | 'options'>;

/** Commands that know nothing of experiments. */
const anywhere: ReadonlySet<CommandName> = new Set(['help', 'version', 'completion', 'setup-native']);

/** Performs the words after `bookproof`, and prints the error if they fail. Returns the reason to exit with. */
export async function perform(argv: readonly string[], bare: Surroundings): Promise<ExitReason> {
  const surroundings = throughMouth(bare);
  let from: Prepared['origins'] = [];
  try {
    const line = parseCommandLine(argv);
    const terminal = withColor(surroundings.terminal, line.values);
    const performCommand = await commands[line.command].load();
    if (anywhere.has(line.command)) {
      const options = readFlags(line.values);
      return await performCommand({ ...surroundings, terminal, words: line.words, options });
    }
    const { prepare } = await import('./prepare.ts'); // not before `help` and `version`, which are to be quick
    const { origins, ...prepared } = await prepare(line, surroundings.cwd);
    from = origins;
    if (prepared.cwd !== surroundings.cwd) process.chdir(prepared.cwd); // threads name places of code from there
    const performing = performCommand({ ...surroundings, ...prepared, terminal, words: line.words });
    return await (orderly.has(line.command)
      ? performing
      : Promise.race([performing, interrupted(surroundings.signal)]));
  } catch (error) {
    const reason = explainFailure(error, surroundings.err);
    for (const { flag, place } of reason === 'bug' ? [] : from)
      if (error instanceof Error && error.message.includes(`--${flag} `))
        surroundings.err(`--${flag} is set by ${place}\n`);
    return reason;
  }
}

/** Commands that heed the signal themselves, and keep what is finished. The others are left at once. */
const orderly: ReadonlySet<CommandName> = new Set(['run', 'sabotage', 'map', 'jit', 'setup-native']);

function interrupted(signal: AbortSignal): Promise<'interrupted'> {
  return new Promise((resolve) => {
    const end = () => resolve('interrupted');
    if (signal.aborted) end();
    signal.addEventListener('abort', end, { once: true });
  });
}

/** The command line has the last word on colours. */
function withColor(terminal: Context['terminal'], values: FlagValues): Context['terminal'] {
  const color = values['no-color'] === true ? false : (values.color ?? terminal.color);
  return { ...terminal, color };
}

/** Prints an error, and returns the reason to exit with. */
export function explainFailure(error: unknown, print: (text: string) => void): ExitReason {
  const failure = explainError(error);
  if (failure) {
    print(`${failure.message}\n`);
    return failure.reason;
  }
  print(`bookproof has a bug; please report it with what follows.\n${describe(error)}\n`);
  return 'bug';
}

function describe(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
