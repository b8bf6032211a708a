import { commands } from './command-table.ts';
import type { Context } from '../app/context.ts';
import { parseCommandLine } from './command-line.ts';
import type { ExitReason } from '../outcome/exit-code.ts';

/** What a command line is performed in: a process, or what a test has in its place. */
export type Surroundings = Omit<Context, 'words' | 'options'>;

/** Known failures by the name of their error; anything else is a bug. */
const expected: Readonly<Record<string, ExitReason>> = {
  UsageError: 'usage',
  SubjectError: 'usage',
  OutcomeError: 'usage',
  OutputError: 'output',
  ViewerError: 'usage',
};

/** Performs the words after `bookproof`, and tells what they fail by. */
export async function perform(argv: readonly string[], surroundings: Surroundings): Promise<ExitReason> {
  try {
    const { command, words, options } = parseCommandLine(argv);
    const performCommand = await commands[command].load();
    return await performCommand({ ...surroundings, words, options });
  } catch (error) {
    return explainFailure(error, surroundings.err);
  }
}

/** Tells of an error, and says what to end with. */
export function explainFailure(error: unknown, tell: (text: string) => void): ExitReason {
  const reason = error instanceof Error ? expected[error.name] : undefined;
  if (error instanceof Error && reason !== undefined) {
    tell(`${error.message}\n`);
    return reason;
  }
  tell(`bookproof has a bug; please report it with what follows.\n${describe(error)}\n`);
  return 'bug';
}

function describe(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
