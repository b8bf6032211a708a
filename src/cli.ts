#!/usr/bin/env node
import { commands } from './cli/command-table.ts';
import type { Context } from './app/context.ts';
import { isCi } from './cli/is-ci.ts';
import { parseCommandLine } from './cli/command-line.ts';
import { exitCodes, type ExitReason } from './outcome/exit-code.ts';

/** Known failures by the name of their error; anything else is a bug. */
const expected: Readonly<Record<string, ExitReason>> = {
  UsageError: 'usage',
  SubjectError: 'usage',
  OutcomeError: 'usage',
  OutputError: 'output',
  ViewerError: 'usage',
};

async function main(): Promise<ExitReason> {
  const interruption = new AbortController();
  let asked = 0;
  for (const name of ['SIGINT', 'SIGTERM'] as const) {
    process.on(name, () => {
      // Asked twice: at once. A signal to the process and to its group, as some send, is asking once.
      if (interruption.signal.aborted && performance.now() - asked > 500) process.exit(exitCodes.interrupted);
      if (!interruption.signal.aborted) asked = performance.now();
      interruption.abort();
    });
  }
  const { command, words, options } = parseCommandLine(process.argv.slice(2));
  const perform = await commands[command].load();
  return perform({ ...surroundings(), words, options, signal: interruption.signal });
}

function surroundings(): Omit<Context, 'words' | 'options' | 'signal'> {
  const { env, stdout, stderr } = process;
  const plain = (env['NO_COLOR'] ?? '') !== '';
  const forced = (env['FORCE_COLOR'] ?? '') !== '' && env['FORCE_COLOR'] !== '0';
  const ci = isCi(env);
  return {
    cwd: process.cwd(),
    env,
    out: (text) => void stdout.write(text),
    err: (text) => void stderr.write(text),
    ask: async (question) => (process.stdin.isTTY && stdout.isTTY && !ci ? ask(question) : undefined),
    open: async (url) => (await import('./io/open-in-browser.ts')).openInBrowser(url),
    terminal: {
      color: !plain && (forced || stdout.isTTY),
      width: stdout.isTTY ? stdout.columns : 100,
      interactive: stderr.isTTY && !ci,
    },
  };
}

async function ask(question: string): Promise<string> {
  const { createInterface } = await import('node:readline/promises');
  const lines = createInterface({ input: process.stdin, output: process.stdout });
  try {
    return await lines.question(question);
  } finally {
    lines.close();
  }
}

function explainFailure(error: unknown): ExitReason {
  const reason = error instanceof Error ? expected[error.name] : undefined;
  if (error instanceof Error && reason !== undefined) {
    process.stderr.write(`${error.message}\n`);
    return reason;
  }
  process.stderr.write(`bookproof has a bug; please report it with what follows.\n${describe(error)}\n`);
  return 'bug';
}

function describe(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

// What fails where nobody waits for it is a bug like any other, and no verdict: Node would end with 1.
for (const event of ['uncaughtException', 'unhandledRejection'] as const)
  process.on(event, (error: unknown) => process.exit(exitCodes[explainFailure(error)]));

// A reader that closes the pipe early, as head does, has what it wants; any other failure is the output's.
for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') process.exit(exitCodes.output);
  });
}

process.exitCode = exitCodes[await main().catch(explainFailure)];
