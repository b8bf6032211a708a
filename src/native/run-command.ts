import { spawn } from 'node:child_process';

export type CommandResult =
  | { readonly state: 'succeeded'; readonly output: string }
  | { readonly state: 'failed'; readonly why: string }
  | { readonly state: 'missing' };

export type CommandOptions = {
  readonly cwd: string;
  readonly env: NodeJS.ProcessEnv;
  readonly signal?: AbortSignal;
  readonly minutes?: number;
};

const outputKept = 50_000;

/**
 * Runs a command without a shell and waits for its end.
 *
 * @throws the signal's reason where the signal stopped it
 */
export function runCommand(
  command: string,
  args: readonly string[],
  options: CommandOptions,
): Promise<CommandResult> {
  const { cwd, env, signal, minutes } = options;
  return new Promise((resolve, reject) => {
    if (signal?.aborted) return reject(signal.reason as Error);
    const ownGroup = process.platform !== 'win32';
    const child = spawn(command, args, { cwd, env, stdio: ['ignore', 'pipe', 'pipe'], detached: ownGroup });
    // The whole group, and at once: npm and pip start others, which would go on writing into a folder that is about to go.
    const stop = (): void => void (ownGroup && child.pid ? killGroup(child.pid) : child.kill('SIGKILL'));
    let late = false;
    const timer = minutes && setTimeout(() => ((late = true), stop()), minutes * 60_000);
    signal?.addEventListener('abort', stop);

    let output = '';
    const keep = (chunk: Buffer): void => void (output = (output + chunk.toString()).slice(-outputKept));
    child.stdout.on('data', keep);
    child.stderr.on('data', keep);

    const settle = (result: CommandResult): void => {
      if (timer) clearTimeout(timer);
      signal?.removeEventListener('abort', stop);
      if (signal?.aborted) reject(signal.reason as Error);
      else resolve(result);
    };
    child.on('error', (error: NodeJS.ErrnoException) =>
      settle(error.code === 'ENOENT' ? { state: 'missing' } : { state: 'failed', why: error.message }),
    );
    child.on('close', (code, killedBy) => {
      if (late) settle({ state: 'failed', why: `no end after ${minutes} minutes` });
      else if (code === 0) settle({ state: 'succeeded', output });
      else
        settle({ state: 'failed', why: reasonIn(output) ?? `ended with ${killedBy ?? `exit code ${code}`}` });
    });
  });
}

function killGroup(leader: number): void {
  try {
    process.kill(-leader, 'SIGKILL');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error; // ended by itself meanwhile
  }
}

// From the most telling form to the least: an exception or pip's word, a compiler's, npm's own.
const tellingLines = [
  /^(?:[A-Za-z]*Error|ERROR)(?: \[\w+\])?: (.+)$/m,
  /^.*\berror: .+$/m,
  /^npm (?:error|ERR!) (?!code |A complete log|$).+$/m,
];

function reasonIn(output: string): string | undefined {
  const telling = tellingLines.map((pattern) => pattern.exec(output)?.[0]).find((line) => line !== undefined);
  const line = telling ?? output.trimEnd().split('\n').at(-1);
  return line?.trim().slice(0, 300) || undefined;
}
