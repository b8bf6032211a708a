import { commands, type CommandName } from './command-table.ts';
import type { Context } from '../app/context.ts';
import { explainError } from '../app/failure.ts';
import { parseCommandLine } from './command-line.ts';
import type { ExitReason } from '../outcome/exit-code.ts';
import { throughMouth } from './through-mouth.ts';

/**
 * All that a command sees of the process but its words and options; a test may give its own. What `out`, `err` and
 * `ask` are given has passed the mouth.
 */
export type Surroundings = Omit<Context, 'words' | 'options'>;

/** Performs the words after `bookproof`, and prints the error if they fail. Returns the reason to exit with. */
export async function perform(argv: readonly string[], bare: Surroundings): Promise<ExitReason> {
  const surroundings = throughMouth(bare);
  try {
    const { command, words, options } = parseCommandLine(argv);
    const performCommand = await commands[command].load();
    const performing = performCommand({ ...surroundings, words, options });
    return await (orderly.has(command)
      ? performing
      : Promise.race([performing, interrupted(surroundings.signal)]));
  } catch (error) {
    return explainFailure(error, surroundings.err);
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
