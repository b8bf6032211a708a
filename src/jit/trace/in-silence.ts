const spoken = [
  'debug',
  'dir',
  'info',
  'log',
  'table',
  'trace',
  'warn',
] as const satisfies readonly (keyof Console)[];

/**
 * Does some work of which nothing is printed: what a subject prints of a probe's numbers, such as a loss of
 * NaN in every epoch, is nobody's loss. Errors are printed.
 */
export async function inSilence<T>(work: () => T | Promise<T>): Promise<T> {
  const before = spoken.map((name) => [name, console[name]] as const);
  for (const name of spoken) console[name] = () => undefined;
  try {
    return await work();
  } finally {
    Object.assign(console, Object.fromEntries(before));
  }
}
