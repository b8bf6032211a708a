#!/usr/bin/env node
import { ask } from './cli/ask.ts';
import { heedSignals } from './cli/heed-signals.ts';
import { isCi } from './cli/is-ci.ts';
import { explainFailure, perform, type Surroundings } from './cli/perform.ts';
import { throughMouth } from './cli/through-mouth.ts';
import { isDumb, wantsColor } from './cli/wants-color.ts';
import { widthOf } from './cli/width-of.ts';
import { exitCodes, type ExitReason } from './outcome/exit-code.ts';

const interruption = heedSignals({
  say: (text) => void process.stderr.write(text),
  exit: () => process.exit(exitCodes.interrupted),
});

function main(): Promise<ExitReason> {
  return perform(process.argv.slice(2), surroundings(interruption));
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
      width: widthOf(stdout),
      interactive: stderr.isTTY && !ci && !isDumb(env),
    },
  };
}

// What fails where nobody waits for it is a bug like any other, and no verdict: Node would end with 1.
for (const event of ['uncaughtException', 'unhandledRejection'] as const)
  process.on(event, (error: unknown) =>
    process.exit(
      exitCodes[explainFailure(error, throughMouth(surroundings(new AbortController().signal)).err)],
    ),
  );

// A reader that closes the pipe early, as head does, has what it wants. A terminal that hung up can take nothing
// more. Any other failure is the output's.
for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    const hungUp = error.code === 'EIO' && interruption.aborted;
    if (error.code !== 'EPIPE' && !hungUp) process.exit(exitCodes.output);
  });
}

process.exitCode = exitCodes[await main()];
if (interruption.aborted) process.exit(); // a command that was left in its midst would go on
