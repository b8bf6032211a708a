/**
 * Asks a person, and returns the line of the answer. The end of the input (Ctrl-D) is an empty answer; Ctrl-C
 * interrupts the command as it does elsewhere.
 */
export async function ask(question: string): Promise<string> {
  const { createInterface } = await import('node:readline');
  const lines = createInterface({ input: process.stdin, output: process.stdout });
  try {
    return await new Promise((resolve) => {
      lines.on('SIGINT', () => {
        process.stdout.write('\n');
        process.kill(process.pid, 'SIGINT');
      });
      lines.on('close', () => {
        process.stdout.write('\n'); // what follows is no part of the question
        resolve('');
      });
      lines.question(question, resolve);
    });
  } finally {
    lines.removeAllListeners('close').close();
  }
}
