import { commands } from './command-table.ts';
import type { Context } from '../app/context.ts';
import { parseCommandLine } from './command-line.ts';
import type { ExitReason } from '../outcome/exit-code.ts';
import { throughMouth } from './through-mouth.ts';

/**
 * All that a command sees of the process but its words and options; a test may give its own. What `out`, `err` and
 * `ask` are given has passed the mouth.
 */
export type Surroundings = Omit<Context, 'words' | 'options'>;

/** Known failures by the name of their error; anything else is a bug. */
const expected: Readonly<Record<string, ExitReason>> = {
  UsageError: 'usage',
  SubjectError: 'usage',
  OutcomeError: 'usage',
  OutputError: 'output',
  ViewerError: 'usage',
};

/** Performs the words after `bookproof`, and prints the error if they fail. Returns the reason to exit with. */
export async function perform(argv: readonly string[], bare: Surroundings): Promise<ExitReason> {
  const surroundings = throughMouth(bare);
  try {
    const { command, words, options } = parseCommandLine(argv);
    const performCommand = await commands[command].load();
    return await performCommand({ ...surroundings, words, options });
  } catch (error) {
    return explainFailure(error, surroundings.err);
  }
}

/** Prints an error, and returns the reason to exit with. */
export function explainFailure(error: unknown, print: (text: string) => void): ExitReason {
  const reason = error instanceof Error ? expected[error.name] : undefined;
  if (error instanceof Error && reason !== undefined) {
    print(`${error.message}\n`);
    return reason;
  }
  print(`bookproof has a bug; please report it with what follows.\n${describe(error)}\n`);
  return 'bug';
}

function describe(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
