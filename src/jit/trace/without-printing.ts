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
 *
 * @param hear takes all that would be printed, and gives back what an error is to say
 */
export async function withoutPrinting<T>(
  work: () => T | Promise<T>,
  hear: <Printed>(printed: Printed) => Printed = (printed) => printed,
): Promise<T> {
  const before = { ...console };
  for (const name of [...spoken, 'error'] as const)
    console[name] = (...printed: unknown[]) => {
      const heard = hear(printed);
      if (name === 'error') before.error(...heard);
    };
  const { stdout } = process;
  const write = stdout.write.bind(stdout);
  stdout.write = (chunk: unknown, ...rest: unknown[]) => {
    hear(chunk);
    const done = rest.at(-1);
    if (typeof done === 'function') process.nextTick(done);
    return true;
  };
  try {
    return await work();
  } finally {
    Object.assign(console, before);
    stdout.write = write;
  }
}
