#!/usr/bin/env node
import { isCi } from './cli/is-ci.ts';
import { explainFailure, perform, type Surroundings } from './cli/perform.ts';
import { isDumb, wantsColor } from './cli/wants-color.ts';
import { exitCodes, type ExitReason } from './outcome/exit-code.ts';

function main(): Promise<ExitReason> {
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
  return perform(process.argv.slice(2), surroundings(interruption.signal));
}

function surroundings(signal: AbortSignal): Surroundings {
  const { env, stdout, stderr } = process;
  const ci = isCi(env);
  return {
    cwd: process.cwd(),
    env,
    out: (text) => void stdout.write(text),
    err: (text) => void stderr.write(text),
    signal,
    ask: async (question) => (process.stdin.isTTY && stdout.isTTY && !ci ? ask(question) : undefined),
    open: async (url) => (await import('./io/open-in-browser.ts')).openInBrowser(url),
    terminal: {
      color: wantsColor(env, stdout.isTTY),
      width: stdout.isTTY ? stdout.columns : 100,
      interactive: stderr.isTTY && !ci && !isDumb(env),
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

// What fails where nobody waits for it is a bug like any other, and no verdict: Node would end with 1.
for (const event of ['uncaughtException', 'unhandledRejection'] as const)
  process.on(event, (error: unknown) =>
    process.exit(exitCodes[explainFailure(error, (text) => void process.stderr.write(text))]),
  );

// A reader that closes the pipe early, as head does, has what it wants; any other failure is the output's.
for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') process.exit(exitCodes.output);
  });
}

process.exitCode = exitCodes[await main()];
