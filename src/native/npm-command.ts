import { dirname, join } from 'node:path';

/** The command and arguments that start npm without a shell. */
export function npmCommand(args: readonly string[]): [command: string, args: readonly string[]] {
  if (process.platform !== 'win32') return ['npm', args];
  // There `npm` is a batch file, which cannot be started without a shell; the script that it calls can.
  return [
    process.execPath,
    [join(dirname(process.execPath), 'node_modules', 'npm', 'bin', 'npm-cli.js'), ...args],
  ];
}
