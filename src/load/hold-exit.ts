/**
 * Loads a module, and takes an end of the process that it asks for, or its waiting for what never comes, as
 * an error. Only for the main thread: in a worker, exit ends the thread alone.
 *
 * @throws Error if the module calls process.exit(), or awaits at its top what nothing can settle
 */
export async function holdExit<T>(load: () => Promise<T>): Promise<T> {
  const exit = Object.getOwnPropertyDescriptor(process, 'exit');
  let wait: (() => void) | undefined;
  try {
    return await new Promise<T>((resolve, reject) => {
      const refuse = (code?: number | string | null): never => {
        const error = new Error(`it calls process.exit(${code ?? ''})`);
        Error.captureStackTrace(error, refuse); // begins where it is called
        reject(error); // even if the module catches what is thrown
        throw error;
      };
      process.exit = refuse;
      wait = () => reject(Object.assign(new Error('it awaits what never comes'), { stack: '' }));
      process.once('beforeExit', wait);
      load().then(resolve, reject);
    });
  } finally {
    if (exit) Object.defineProperty(process, 'exit', exit);
    if (wait) process.off('beforeExit', wait);
  }
}
